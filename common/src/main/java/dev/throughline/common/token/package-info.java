/** Verifies bearer tokens: of the suite's own issuer and, where one is configured, of an OpenID provider. */
@NullMarked
package dev.throughline.common.token;

import org.jspecify.annotations.NullMarked;
