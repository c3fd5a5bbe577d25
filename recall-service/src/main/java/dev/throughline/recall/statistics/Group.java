package dev.throughline.recall.statistics;

import java.time.Instant;

import dev.throughline.recall.price.Usage;

/**
 * The sessions that have something in common, and what they used.
 *
 * @param name "" for those that do not have it
 * @param active sessions that go on
 */
public record Group(String name, long sessions, long active, long events, Instant lastEventAt, Usage usage) {
}
