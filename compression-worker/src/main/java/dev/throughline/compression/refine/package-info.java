/**
 * A model words a session's context anew, where one is configured: later, within a budget, and only if nothing is lost by it.
 */
@NullMarked
package dev.throughline.compression.refine;

import org.jspecify.annotations.NullMarked;
