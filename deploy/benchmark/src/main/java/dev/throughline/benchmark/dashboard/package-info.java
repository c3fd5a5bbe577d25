/** How quick the pages of the dashboard are on a large store. */
@NullMarked
package dev.throughline.benchmark.dashboard;

import org.jspecify.annotations.NullMarked;
