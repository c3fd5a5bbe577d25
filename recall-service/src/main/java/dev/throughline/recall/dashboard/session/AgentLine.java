package dev.throughline.recall.dashboard.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An agent that works for a session beside its main conversation. */
public record AgentLine(String id, @Nullable String type, @Nullable String task, @Nullable String subsessionId, String status,
        @Nullable String result, Instant spawnedAt) {

    public String heading() {
        return task != null && !task.isBlank() ? task : type != null && !type.isBlank() ? type : id;
    }
}
