/** What the services' tests share: PostgreSQL, Kafka and tokens, started once a module. */
@NullMarked
package dev.throughline.testing;

import org.jspecify.annotations.NullMarked;
