/** Projects: where each stands, what was decided, and where the work went. */
@NullMarked
package dev.throughline.recall.dashboard.project;

import org.jspecify.annotations.NullMarked;
