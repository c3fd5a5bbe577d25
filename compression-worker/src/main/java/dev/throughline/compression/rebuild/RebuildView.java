package dev.throughline.compression.rebuild;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.compression.compress.Compressor;

/**
 * A rebuild as whoever asked for it sees it.
 *
 * @param status {@code waiting}, {@code running} or {@code done}
 * @param project of which; absent where it is of one session, or of all
 * @param compressor the version of the rules by which memories are made now
 * @param sessions how many there were when it was asked for
 * @param rebuilt sessions so far that were made anew
 * @param skipped sessions so far whose raw events are not all there, or are too many: they stay as they are
 * @param failed sessions so far that could not be made anew: they stay as they are, and the log names them
 * @param written memories so far that are new or another version
 * @param removed memories so far that nothing leads to any more
 */
public record RebuildView(UUID id, String status, @Nullable String project, @Nullable String sessionId, String compressor,
        String requestedBy, Instant requestedAt, @Nullable Instant startedAt, @Nullable Instant finishedAt, long sessions,
        long rebuilt, long skipped, long failed, long written, long removed) {

    static RebuildView of(Rebuild rebuild) {
        var life = rebuild.life();
        var tally = rebuild.tally();
        return new RebuildView(rebuild.id(), status(life), rebuild.scope().project(), rebuild.scope().sessionId(),
                Compressor.VERSION, rebuild.requestedBy(), life.requestedAt(), life.startedAt(), life.finishedAt(),
                tally.sessions(), tally.rebuilt(), tally.skipped(), tally.failed(), tally.written(), tally.removed());
    }

    private static String status(Rebuild.Life life) {
        if (life.finishedAt() != null) {
            return "done";
        }
        return life.startedAt() == null ? "waiting" : "running";
    }
}
