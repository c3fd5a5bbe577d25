package dev.throughline.recall.dashboard.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a session is to reach; {@code priority} is high, medium or low. */
public record Goal(String description, String priority, String status, @Nullable Instant completedAt) {

    public boolean isCompleted() {
        return status.equals("completed");
    }

    /** As people say it. */
    public String state() {
        return status.replace('_', ' ');
    }
}
