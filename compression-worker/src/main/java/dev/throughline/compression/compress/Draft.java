package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.memory.MemoryKind;

/**
 * A memory as the rules write it, before it is known to whom it belongs.
 *
 * @param place what it is of, within its session: the rest of the memory's source key
 * @param isPrivate whether its owner alone may see it
 * @param files relative to the repository where that is known
 * @param importance 0–10
 * @param eventIds from which it was made
 */
public record Draft(
        String place,
        MemoryKind kind,
        boolean isPrivate,
        String title,
        String body,
        List<String> tags,
        List<String> files,
        double importance,
        Instant occurredAt,
        List<String> eventIds,
        ObjectNode details) {

    public Draft {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
        eventIds = List.copyOf(eventIds);
    }

    Draft withTags(List<String> found) {
        return new Draft(place, kind, isPrivate, title, body, found, files, importance, occurredAt, eventIds, details);
    }
}
