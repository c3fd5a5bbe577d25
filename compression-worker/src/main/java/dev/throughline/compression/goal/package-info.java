/** What sessions are to reach, and how far they are. */
@NullMarked
package dev.throughline.compression.goal;

import org.jspecify.annotations.NullMarked;
