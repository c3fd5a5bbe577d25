/** Follows topics of which every replica needs all: compacted ones from their beginning, passing news from their end. */
@NullMarked
package dev.throughline.common.follow;

import org.jspecify.annotations.NullMarked;
