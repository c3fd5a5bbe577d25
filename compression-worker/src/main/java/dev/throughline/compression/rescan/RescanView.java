package dev.throughline.compression.rescan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A rescan as whoever asked for it sees it.
 *
 * @param status {@code waiting}, {@code running} or {@code done}
 * @param stage what is looked at now
 * @param lookedAt rows so far
 * @param cleaned rows so far of which something was taken out
 * @param finds how often each kind was found in them
 * @param notReached where copies of what was taken out may be for a while
 */
public record RescanView(UUID id, String status, String stage, String requestedBy, Instant requestedAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, long lookedAt, long cleaned, Map<String, Long> finds,
        List<String> notReached) {

    private static final List<String> NOT_REACHED = List.of(
            "Kafka: session.observed.v1 for 30 days, session.imported.v1 for 7, dead letters for 90, memory.changed.v1 until it is compacted",
            "PostgreSQL's files until they are vacuumed, its write-ahead log and your backups",
            "files of the search index until their segments are merged; no answer is made from them",
            "ids of sessions and events, names of projects and of files that are counted, and what agents and transcripts keep on their own machines");

    static RescanView of(Rescan rescan) {
        var life = rescan.life();
        return new RescanView(rescan.id(), status(life), rescan.place().stage().wireName(), rescan.requestedBy(),
                life.requestedAt(), life.startedAt(), life.finishedAt(), rescan.tally().lookedAt(), rescan.tally().cleaned(),
                new TreeMap<>(rescan.tally().finds()), NOT_REACHED);
    }

    private static String status(Rescan.Life life) {
        if (life.finishedAt() != null) {
            return "done";
        }
        return life.startedAt() == null ? "waiting" : "running";
    }
}
