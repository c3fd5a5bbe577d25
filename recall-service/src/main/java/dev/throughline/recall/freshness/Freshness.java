package dev.throughline.recall.freshness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Position;
import dev.throughline.recall.index.MemoryIndex;

/**
 * Lets reads wait for positions. While any waits, the database is asked every few milliseconds, once for all of them; else
 * nothing runs.
 */
@Singleton
public class Freshness {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PipelineQueries queries;
    private final MemoryIndex index;
    private final FreshnessConfig config;
    private final Clock clock;
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean isPolling = new AtomicBoolean();

    private record Waiter(Wait pending, Instant deadline, UniEmitter<? super Void> emitter) {
    }

    Freshness(PipelineQueries queries, MemoryIndex index, FreshnessConfig config, Clock clock) {
        this.queries = queries;
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    /** Ends when everything up to a position, as ingest wrote it, can be found; at once when none is given. */
    public Uni<Void> after(@Nullable String position) {
        if (position == null || position.isBlank()) {
            return Uni.createFrom().voidItem();
        }
        Position parsed = Position.parse(position).orElseThrow(() -> ProblemException.ofField(422, "after",
                "must be a position as ingest answers it, for example 3:1042"));
        return Uni.createFrom().emitter(emitter -> enqueue(parsed, emitter));
    }

    private void enqueue(Position position, UniEmitter<? super Void> emitter) {
        if (waiting.incrementAndGet() > config.mostWaiting()) {
            waiting.decrementAndGet();
            emitter.fail(ProblemException.unavailable("Too many reads wait already", RETRY_AFTER));
            return;
        }
        waiters.add(new Waiter(new Wait(position), clock.instant().plus(config.timeout()), emitter));
        if (isPolling.compareAndSet(false, true)) {
            poll();
        }
    }

    private void poll() {
        queries.pipeline().emitOn(Infrastructure.getDefaultWorkerPool()).subscribe().with(this::look, this::outlast);
    }

    private void look(Pipeline pipeline) {
        waiters.removeIf(waiter -> isDone(waiter, pipeline));
        goOn();
    }

    private boolean isDone(Waiter waiter, Pipeline pipeline) {
        if (waiter.pending().isOver(pipeline, index::shows)) {
            waiting.decrementAndGet();
            waiter.emitter().complete(null);
            return true;
        }
        return isExpired(waiter, ProblemException.of(504,
                "after: what was written up to this position cannot be read yet; ask again"));
    }

    /** The database is away: whoever has time left goes on waiting. */
    private void outlast(Throwable failure) {
        Log.debugf(failure, "The way of the events cannot be looked at");
        waiters.removeIf(waiter -> isExpired(waiter, failure));
        goOn();
    }

    private boolean isExpired(Waiter waiter, Throwable failure) {
        if (waiter.deadline().isAfter(clock.instant())) {
            return false;
        }
        waiting.decrementAndGet();
        waiter.emitter().fail(failure);
        return true;
    }

    private void goOn() {
        if (!waiters.isEmpty()) {
            Infrastructure.getDefaultWorkerPool().schedule(this::poll, config.pollInterval().toMillis(),
                    TimeUnit.MILLISECONDS);
            return;
        }
        isPolling.set(false);
        if (!waiters.isEmpty() && isPolling.compareAndSet(false, true)) { // one came between
            poll();
        }
    }
}
