/** What this service does by the clock. */
@NullMarked
package dev.throughline.audit.upkeep;

import org.jspecify.annotations.NullMarked;
