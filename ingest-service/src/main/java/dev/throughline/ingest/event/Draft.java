package dev.throughline.ingest.event;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;

/**
 * What a door read of an event, before it is cleaned, named and stamped.
 *
 * @param occurredAt absent where the client gave no time
 * @param naming how its id follows from its cleaned data
 * @param origin what all events of one call have in common
 * @param isPrivate whether the client says that its owner alone may see it
 */
public record Draft(
        String sessionId,
        EventType type,
        @Nullable String customType,
        @Nullable Instant occurredAt,
        @Nullable String agentId,
        Naming naming,
        ObjectNode data,
        Origin origin,
        boolean isPrivate) {

    /** One that nothing marks as private yet; its texts may still do. */
    public Draft(String sessionId, EventType type, @Nullable String customType, @Nullable Instant occurredAt,
            @Nullable String agentId, Naming naming, ObjectNode data, Origin origin) {
        this(sessionId, type, customType, occurredAt, agentId, naming, data, origin, false);
    }

    /** Where events come from. */
    public record Origin(
            Source source,
            Optional<ProjectReference> project,
            @Nullable String tool,
            @Nullable String machine,
            @Nullable String branch) {
    }
}
