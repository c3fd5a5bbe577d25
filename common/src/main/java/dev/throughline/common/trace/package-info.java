/** Follows an event through the suite, by OpenTelemetry, where that is switched on. */
@NullMarked
package dev.throughline.common.trace;

import org.jspecify.annotations.NullMarked;
