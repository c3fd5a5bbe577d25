package dev.throughline.common.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.identity.ProjectReference;

/**
 * Something happened in a session. Written by ingest-service when it was accepted; key {@code <tenant>/<session>}.
 *
 * @param tenantId the tenant of the token that sent it
 * @param sessionId the agent's own session id, 1–200 characters, unique in the tenant
 * @param id unique in the session: the client's idempotency key, or derived from the agent's own ids
 * @param ownerId the user (subject) of the token
 * @param project what the client said of the project, or absent
 * @param type what happened
 * @param customType the client's name of a type that is not in {@link EventType}
 * @param occurredAt when it happened, by the client's clock where it gave one
 * @param receivedAt when ingest accepted it
 * @param source by which door it came in
 * @param tool the agent, for example {@code claude-code}
 * @param machine the host's name
 * @param branch the git branch
 * @param agentId the sub-agent in which it happened; absent in the main conversation
 * @param isPrivate whether the session or prompt was marked private: only its owner sees what comes of it
 * @param contentKey for an event whose agent gave it no id of its own: a hash of its content, by which the same event
 *        captured live and imported from a transcript is known to be one
 * @param occurrence 1 for the first event of this content key in its transcript, 2 for the second; 0 when captured live
 * @param data the type's own fields; {@code prompt} and {@code response} have {@code text} and perhaps {@code speaker}
 */
public record SessionEvent(
        String tenantId,
        String sessionId,
        String id,
        String ownerId,
        @Nullable ProjectReference project,
        EventType type,
        @Nullable String customType,
        Instant occurredAt,
        Instant receivedAt,
        Source source,
        @Nullable String tool,
        @Nullable String machine,
        @Nullable String branch,
        @Nullable String agentId,
        boolean isPrivate,
        @Nullable String contentKey,
        int occurrence,
        ObjectNode data) {

    public SessionEvent {
        data = data == null ? JsonNodeFactory.instance.objectNode() : data;
    }

    /** The record key: a session's events stay in order, sessions do not wait for each other. */
    public String key() {
        return tenantId + "/" + sessionId;
    }

    /** A text field of the data, or "" where it is absent. */
    public String text(String field) {
        JsonNode value = data.get(field);
        return value == null || value.isNull() ? "" : value.asText();
    }
}
