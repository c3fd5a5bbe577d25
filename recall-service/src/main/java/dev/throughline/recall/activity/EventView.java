package dev.throughline.recall.activity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened in a session.
 *
 * @param sequence its place in the session, from 1 without gaps
 * @param eventType for example {@code action} or {@code tool_result}
 * @param type what kind of action, response or error its client calls it; the tool's name for a tool call
 * @param agentId in which sub-agent, where it was in one
 */
public record EventView(long sequence, String id, String eventType, @Nullable String type, @Nullable String agentId,
        Instant occurredAt, JsonNode data) {
}
