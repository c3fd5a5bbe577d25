/** Answers: what is worth knowing of the past, found and put into words. */
@NullMarked
package dev.throughline.recall;

import org.jspecify.annotations.NullMarked;
