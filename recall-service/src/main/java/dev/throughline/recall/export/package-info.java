/** One session to take away: as lines of JSON that can be imported again, or as a text for people. */
@NullMarked
package dev.throughline.recall.export;

import org.jspecify.annotations.NullMarked;
