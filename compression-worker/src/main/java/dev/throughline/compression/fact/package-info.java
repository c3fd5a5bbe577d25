/** What a project remembers under a key: one winner each, with versions, history and an end. */
@NullMarked
package dev.throughline.compression.fact;

import org.jspecify.annotations.NullMarked;
