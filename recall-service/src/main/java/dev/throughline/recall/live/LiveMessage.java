package dev.throughline.recall.live;

import dev.throughline.recall.live.FeedTopic.Partition;

/**
 * Something that happened, written once for all who hear of it.
 *
 * @param number rises by one with each message of this replica
 * @param offset of its record in the partition
 * @param type under which name it is told
 * @param opening its JSON object up to the position, which depends on what its reader has seen
 */
record LiveMessage(long number, Partition partition, long offset, String tenantId, Audience audience, Subject subject,
        String type, String opening) {

    Told at(Place place) {
        return Told.of(type, opening, place.toString());
    }

    /** In memory, roughly. */
    int bytes() {
        return 2 * opening.length() + 200;
    }
}
