/** The files that sessions looked at or changed. */
@NullMarked
package dev.throughline.compression.file;

import org.jspecify.annotations.NullMarked;
