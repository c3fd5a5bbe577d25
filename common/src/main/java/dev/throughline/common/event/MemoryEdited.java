package dev.throughline.common.event;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A person changed a memory. Written by recall-service before its answer; key {@link #key()}. A repeat changes nothing.
 *
 * @param tenantId the tenant of the token
 * @param memoryId which memory
 * @param memberId the user (subject) of the token
 * @param isAdministrator whether the member may change what is another's
 * @param editedAt when
 * @param kind what was done
 * @param title the new one; absent unless it was rewritten
 * @param body the new one; absent unless it was rewritten
 */
public record MemoryEdited(
        String tenantId,
        UUID memoryId,
        String memberId,
        boolean isAdministrator,
        Instant editedAt,
        Kind kind,
        @Nullable String title,
        @Nullable String body) {

    /** What a person can do with a memory. */
    public enum Kind {
        /** Given another title and body; rules never write over them. */
        REWRITTEN,
        /** Made as important as anything can be. */
        PINNED,
        UNPINNED,
        /** Made its owner's alone, for good. */
        WITHHELD,
        /** Taken away; it is not made again. */
        REMOVED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** The record key: what is done with one memory stays in order. */
    public String key() {
        return tenantId + "/" + memoryId;
    }

    @Override
    public String toString() {
        return "MemoryEdited[memoryId=" + memoryId + ", kind=" + kind + "]"; // a person's text must not reach a log
    }
}
