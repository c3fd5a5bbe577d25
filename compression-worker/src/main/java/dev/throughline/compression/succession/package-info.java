/** Decides which of two lasting memories stands for both: pure, without framework or database. */
@NullMarked
package dev.throughline.compression.succession;

import org.jspecify.annotations.NullMarked;
