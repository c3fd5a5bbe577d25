package dev.throughline.recall.live;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.Visibility;

/**
 * What the database knows of an event and its session.
 *
 * @param sequence its number in the session; absent when the event is not stored
 * @param receivedAt when the event that was stored under this id came in
 * @param isPrivate whether it belongs to a private prompt
 * @param data its JSON; absent when it is too large to be told
 */
record StoredEvent(Session session, @Nullable Long sequence, @Nullable Instant receivedAt, boolean isPrivate,
        @Nullable String data) {

    /**
     * Whose session it is and who may see it.
     *
     * @param userId whose it is by the client's word; else its owner
     */
    record Session(String ownerId, String userId, Visibility visibility, @Nullable UUID projectId,
            @Nullable String projectKey) {

        Audience audience(boolean ofPrivateEvent) {
            return Audience.of(ofPrivateEvent ? Visibility.PRIVATE : visibility, ownerId);
        }
    }

    /** Whether this is the event of that record, and not an earlier one of the same id. */
    boolean isOf(Instant received) {
        return receivedAt != null && Math.abs(received.toEpochMilli() - receivedAt.toEpochMilli()) <= 1;
    }
}
