/** Now: which sessions are active, and what happens in them. */
@NullMarked
package dev.throughline.recall.dashboard.now;

import org.jspecify.annotations.NullMarked;
