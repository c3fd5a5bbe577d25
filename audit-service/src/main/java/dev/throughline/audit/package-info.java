/** The security domain: identities, tokens and the public key. */
@NullMarked
package dev.throughline.audit;

import org.jspecify.annotations.NullMarked;
