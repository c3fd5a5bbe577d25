/** Tokens of machines: named, scoped, expiring and revocable. */
@NullMarked
package dev.throughline.audit.machine;

import org.jspecify.annotations.NullMarked;
