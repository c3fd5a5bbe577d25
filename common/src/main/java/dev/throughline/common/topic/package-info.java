/** The topics, listed once, and positions in them. */
@NullMarked
package dev.throughline.common.topic;

import org.jspecify.annotations.NullMarked;
