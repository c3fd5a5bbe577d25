/** What a project remembers under a key, as readers see it. */
@NullMarked
package dev.throughline.recall.fact;

import org.jspecify.annotations.NullMarked;
