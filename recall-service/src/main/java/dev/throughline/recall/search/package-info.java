/** Search over everything that is remembered. */
@NullMarked
package dev.throughline.recall.search;

import org.jspecify.annotations.NullMarked;
