/** Logins that are kept alive by a refresh token, which is another one after each use. */
@NullMarked
package dev.throughline.audit.login;

import org.jspecify.annotations.NullMarked;
