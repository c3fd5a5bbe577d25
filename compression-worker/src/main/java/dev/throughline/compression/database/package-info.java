/** PostgreSQL as plain sequential steps: transactions, array parameters, and which failures are an outage. */
@NullMarked
package dev.throughline.compression.database;

import org.jspecify.annotations.NullMarked;
