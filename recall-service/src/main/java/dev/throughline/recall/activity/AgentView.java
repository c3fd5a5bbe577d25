package dev.throughline.recall.activity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An agent that works, or worked, for a session.
 *
 * @param subsession the session of its own that it has, where it has one
 * @param status {@code active} or {@code completed}
 * @param outcome how it ended, by its client's word
 */
public record AgentView(String agentId, @Nullable String type, @Nullable String task, @Nullable String subsession,
        String status, @Nullable String outcome, @Nullable String result, Instant spawnedAt, @Nullable Instant completedAt) {
}
