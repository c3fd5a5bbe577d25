/** Gives tokens to who proves himself, and takes them back: OAuth 2's token and revocation endpoints. */
@NullMarked
package dev.throughline.audit.grant;

import org.jspecify.annotations.NullMarked;
