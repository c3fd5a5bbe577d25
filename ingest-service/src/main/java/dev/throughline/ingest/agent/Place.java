package dev.throughline.ingest.agent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;

/** Where and when a transcript's record was written; no agent in the main conversation. */
public record Place(String sessionId, @Nullable Instant at, @Nullable String agentId, Draft.Origin origin) {

    public Draft event(EventType type, Naming naming, ObjectNode data) {
        return new Draft(sessionId, type, null, at, agentId, naming, data, origin);
    }
}
