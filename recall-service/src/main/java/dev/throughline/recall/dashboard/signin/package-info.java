/** Signing in and out: audit-service gives and takes the tokens, the browser keeps them in cookies that no script can read. */
@NullMarked
package dev.throughline.recall.dashboard.signin;

import org.jspecify.annotations.NullMarked;
