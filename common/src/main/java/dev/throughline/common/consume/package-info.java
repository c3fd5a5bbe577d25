/** The one consumer loop: outcomes, retries without limit for an outage, dead letters for what can never succeed. */
@NullMarked
package dev.throughline.common.consume;

import org.jspecify.annotations.NullMarked;
