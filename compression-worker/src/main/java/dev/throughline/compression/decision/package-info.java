/** Decides about changes that depend on a version, and tells whoever waits for it. */
@NullMarked
package dev.throughline.compression.decision;

import org.jspecify.annotations.NullMarked;
