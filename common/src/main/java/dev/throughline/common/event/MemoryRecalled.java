package dev.throughline.common.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Memories were shown to someone. Written by recall-service after its answer, at most once; key {@code <tenant>/<session>}.
 *
 * @param tenantId the tenant of the token that asked
 * @param memberId the user (subject) of the token
 * @param sessionId the session that asked, absent when a person did
 * @param projectKey the project that was asked about
 * @param promptHash SHA-256 of the question's stripped text in hex, absent when there was none; never the text
 * @param recalledAt when
 * @param memories what was shown, the first rank first
 * @param effort what it took to tell it, absent where it is not known: a fact that was read by its key took none
 */
public record MemoryRecalled(
        String tenantId,
        String memberId,
        @Nullable String sessionId,
        @Nullable String projectKey,
        @Nullable String promptHash,
        Instant recalledAt,
        List<Shown> memories,
        @Nullable Effort effort) {

    /**
     * What a recall read, gave and took. Tokens are as cl100k counts them.
     *
     * @param originalTokens of the whole texts of the memories that were shown
     * @param givenTokens of the text that was given in their place
     * @param tookMs until the answer was ready
     */
    public record Effort(int originalTokens, int givenTokens, long tookMs) {
    }

    /**
     * A memory that was shown.
     *
     * @param version which version of it
     * @param rank from 1
     * @param score its relevance, 0–10
     * @param why the parts of the score, absent where they are not known
     */
    public record Shown(UUID id, int version, int rank, double score, @Nullable Why why) {

        public Shown(UUID id, int version, int rank, double score) {
            this(id, version, rank, score, null);
        }
    }

    /** The parts of a score; it is their sum. */
    public record Why(double importance, double match, double recency, double usage, double tags) {
    }

    public MemoryRecalled(String tenantId, String memberId, @Nullable String sessionId, @Nullable String projectKey,
            @Nullable String promptHash, Instant recalledAt, List<Shown> memories) {
        this(tenantId, memberId, sessionId, projectKey, promptHash, recalledAt, memories, null);
    }

    public MemoryRecalled {
        memories = List.copyOf(memories);
    }

    /** The record key: what one session was shown stays in order. */
    public String key() {
        return tenantId + "/" + (sessionId == null ? "" : sessionId);
    }
}
