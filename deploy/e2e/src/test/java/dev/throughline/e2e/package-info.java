/** The suite as it is delivered, seen from outside: packaged services, real PostgreSQL and Kafka, the real hooks. */
@NullMarked
package dev.throughline.e2e;

import org.jspecify.annotations.NullMarked;
