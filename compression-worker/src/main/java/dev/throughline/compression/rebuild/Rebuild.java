package dev.throughline.compression.rebuild;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request to make memories anew from raw events.
 *
 * @param life when it was asked for, began and ended
 * @param position the last session that was done; "" before the first
 * @param tally what came of it so far
 */
record Rebuild(String tenantId, UUID id, Scope scope, String requestedBy, Life life, String position, Tally tally) {

    /** One session, those of a project by any of its names, or all of the tenant. */
    record Scope(@Nullable String project, @Nullable String sessionId) {
    }

    record Life(Instant requestedAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {
    }

    /** @param sessions how many there were when it was asked for */
    record Tally(long sessions, long rebuilt, long skipped, long failed, long written, long removed) {

        Tally plus(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Rebuilt(long of, long gone) ->
                    new Tally(sessions, rebuilt + 1, skipped, failed, written + of, removed + gone);
                case Outcome.Skipped skip -> new Tally(sessions, rebuilt, skipped + 1, failed, written, removed);
                case Outcome.Failed fault -> new Tally(sessions, rebuilt, skipped, failed + 1, written, removed);
            };
        }
    }

    /** With this session done. */
    Rebuild after(String sessionId, Outcome outcome) {
        return new Rebuild(tenantId, id, scope, requestedBy, life, sessionId, tally.plus(outcome));
    }
}
