/** How far each loop is: kept in PostgreSQL, moved with the work, and only from where the loop expects it. */
@NullMarked
package dev.throughline.compression.offset;

import org.jspecify.annotations.NullMarked;
