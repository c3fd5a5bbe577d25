package dev.throughline.recall.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A session as a reader sees it.
 *
 * @param status active or ended
 * @param parentId the session that it goes on from
 */
public record SessionView(String id, @Nullable String project, String title, String status, @Nullable String endReason,
        String ownerId, String visibility, @Nullable String parentId, @Nullable String tool, @Nullable String machine,
        @Nullable String branch, Instant startedAt, Instant lastEventAt, @Nullable Instant endedAt, int turnCount,
        int promptCount) {
}
