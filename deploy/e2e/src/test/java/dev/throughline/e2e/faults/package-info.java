/**
 * What the suite keeps of its promises while its parts are killed, away, slow or full. Not in the normal run: {@code -Pfaults}.
 */
@NullMarked
package dev.throughline.e2e.faults;

import org.jspecify.annotations.NullMarked;
