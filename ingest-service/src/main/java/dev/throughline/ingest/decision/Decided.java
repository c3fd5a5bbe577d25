package dev.throughline.ingest.decision;

import dev.throughline.common.topic.Position;

/**
 * A change that was made.
 *
 * @param version the one that stands now
 * @param position of its event, which a read can wait for
 */
public record Decided(long version, Position position) {
}
