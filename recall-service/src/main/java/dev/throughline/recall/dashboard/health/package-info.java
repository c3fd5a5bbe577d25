/** Health: what the services say of themselves. */
@NullMarked
package dev.throughline.recall.dashboard.health;

import org.jspecify.annotations.NullMarked;
