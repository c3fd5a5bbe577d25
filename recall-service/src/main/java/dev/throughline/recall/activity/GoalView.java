package dev.throughline.recall.activity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A goal of a session.
 *
 * @param priority {@code high}, {@code medium} or {@code low}
 * @param status {@code pending}, {@code in_progress}, {@code completed} or {@code blocked}
 * @param details what else its clients said of it
 */
public record GoalView(String goalId, String description, String priority, String status, JsonNode details, Instant addedAt,
        Instant updatedAt, @Nullable Instant completedAt) {
}
