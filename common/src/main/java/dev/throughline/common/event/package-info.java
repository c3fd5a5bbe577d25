/** What travels over Kafka: one record a message, fields are only added. */
@NullMarked
package dev.throughline.common.event;

import org.jspecify.annotations.NullMarked;
