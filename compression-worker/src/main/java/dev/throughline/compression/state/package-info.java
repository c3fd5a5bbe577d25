/** What the clients of a session keep in common: a document that many change at once, and the phase in which they are. */
@NullMarked
package dev.throughline.compression.state;

import org.jspecify.annotations.NullMarked;
