package dev.throughline.recall.session;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A session as a reader sees it.
 *
 * @param status active or ended
 * @param endReason {@code idle} and {@code abandoned} where it ended by itself
 * @param ownerId the member whose token sent it
 * @param user whose it is by the client's word; the owner where it says nothing
 * @param parentId the session that it goes on from
 * @param touchedAt when the store last heard of it, a heartbeat included
 * @param durationMs from its first event to its last
 */
public record SessionView(String id, @Nullable String project, String title, String status, @Nullable String endReason,
        String ownerId, String user, String visibility, @Nullable String parentId, @Nullable String tool,
        @Nullable String machine, @Nullable String branch, @Nullable String model, boolean pinned, boolean archived,
        List<String> tags, Instant startedAt, Instant lastEventAt, Instant touchedAt, @Nullable Instant endedAt,
        long durationMs, long eventCount, int turnCount, int promptCount) {

    public SessionView {
        tags = List.copyOf(tags);
    }
}
