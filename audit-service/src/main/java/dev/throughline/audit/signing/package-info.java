/** The key that signs every token of the suite, and its public half for those who verify. */
@NullMarked
package dev.throughline.audit.signing;

import org.jspecify.annotations.NullMarked;
