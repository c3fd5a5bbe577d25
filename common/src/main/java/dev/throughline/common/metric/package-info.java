/** What the metrics of all services have in common. */
@NullMarked
package dev.throughline.common.metric;

import org.jspecify.annotations.NullMarked;
