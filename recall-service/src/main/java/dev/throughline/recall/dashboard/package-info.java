/** The dashboard: pages rendered here, for people. What all of them share; each page has a package of its own. */
@NullMarked
package dev.throughline.recall.dashboard;

import org.jspecify.annotations.NullMarked;
