package dev.throughline.recall.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened in a session, as it came in.
 *
 * @param sequence its place in the session, from 1 without gaps; what another member sees may leave some out
 * @param id as the client gave it
 * @param type the client's own name of a type that is not known
 * @param source by which door it came in
 * @param agentId the sub-agent in which it happened; absent in the main conversation
 * @param contentKey by which the same event from another door is known
 */
public record EventView(long sequence, String id, String type, String source, @Nullable String agentId,
        @Nullable String contentKey, Instant occurredAt, Instant receivedAt, boolean isPrivate, JsonNode data) {
}
