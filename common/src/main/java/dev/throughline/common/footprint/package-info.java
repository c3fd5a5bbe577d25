/** How much memory a service holds when there is nothing for it to do. */
@NullMarked
package dev.throughline.common.footprint;

import org.jspecify.annotations.NullMarked;
