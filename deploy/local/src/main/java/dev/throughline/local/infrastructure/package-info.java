/** A real PostgreSQL and a real Kafka on this machine, without containers. */
@NullMarked
package dev.throughline.local.infrastructure;

import org.jspecify.annotations.NullMarked;
