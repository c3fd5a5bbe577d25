/** Reads of PostgreSQL, always as one tenant's member, under row-level security. */
@NullMarked
package dev.throughline.recall.database;

import org.jspecify.annotations.NullMarked;
