/** The vocabulary of memories that worker and recall share. */
@NullMarked
package dev.throughline.common.memory;

import org.jspecify.annotations.NullMarked;
