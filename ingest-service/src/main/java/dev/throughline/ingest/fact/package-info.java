/** The way in for what a project is to remember under a key. */
@NullMarked
package dev.throughline.ingest.fact;

import org.jspecify.annotations.NullMarked;
