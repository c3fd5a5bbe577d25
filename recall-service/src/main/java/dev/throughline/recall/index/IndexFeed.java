package dev.throughline.recall.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

import io.quarkus.logging.Log;

import dev.throughline.common.consume.Backoff;
import dev.throughline.common.follow.FollowingThread;
import dev.throughline.common.trace.Followed;

/**
 * Keeps the index up with the log, on a thread of its own. It outlasts an outage of Kafka, starts anew when index and log
 * do not belong together, and after a fault of the disk.
 */
final class IndexFeed implements AutoCloseable {

    private static final Duration IDLE_POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final LuceneMemoryIndex index;
    private final IndexConfig config;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private final FollowingThread thread = new FollowingThread(Thread.ofPlatform().name("index-feed"), this::run,
            CLOSE_TIMEOUT);
    private volatile boolean isCaughtUp;
    private volatile long lag;
    private volatile Instant lastContact = Instant.EPOCH;
    private Instant refreshed = Instant.EPOCH;

    IndexFeed(LuceneMemoryIndex index, IndexConfig config, Map<String, Object> kafka, Clock clock) {
        this.index = index;
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether the index has once held all that the log had when the feed began. */
    boolean isCaughtUp() {
        return isCaughtUp;
    }

    /** How many changes wait in the log. */
    long lag() {
        return lag;
    }

    /** How long ago the log was last read. */
    Duration silence() {
        return Duration.between(lastContact, clock.instant());
    }

    /** Commits and ends. */
    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        for (int attempt = 1; thread.isOpen(); attempt++) {
            Instant began = clock.instant();
            try (var log = ChangeLog.open(kafka, config.feedInterval())) {
                thread.reads(log::wakeup);
                follow(log);
            } catch (WakeupException e) {
                Log.debug("The index feed was woken to end");
            } catch (InterruptException e) {
                return;
            } catch (InvalidOffsetException e) {
                startAnew("the log no longer has its offsets");
            } catch (KafkaException e) {
                attempt = hasRunLong(began) ? 1 : attempt;
                Log.warnf("Kafka is away, the index stays as it is attempt=%d reason=%s", attempt, e.getMessage());
                thread.rest(RETRY.delay(attempt));
            } catch (RuntimeException e) {
                attempt = hasRunLong(began) ? 1 : attempt;
                Log.errorf(e, "The index failed and goes back to its last commit attempt=%d", attempt);
                index.reopen();
                thread.rest(RETRY.delay(attempt));
            } finally {
                thread.readsNoMore();
            }
        }
    }

    private void follow(ChangeLog log) {
        join(log);
        Map<Integer, Long> ends = log.ends();
        Instant committed = clock.instant();
        while (thread.isOpen()) {
            take(poll(log));
            lag = log.lag();
            isCaughtUp = isCaughtUp || index.hasApplied(ends);
            if (committed.plus(config.commitInterval()).isBefore(clock.instant())) {
                commit(log);
                committed = clock.instant();
            }
        }
        commit(log);
    }

    /** Changes, or none when the feed is woken to end. */
    private ChangeLog.Part poll(ChangeLog log) {
        try {
            return log.poll(index.isStale() ? config.refreshInterval() : IDLE_POLL);
        } catch (WakeupException e) {
            return new ChangeLog.Part(List.of(), List.of(), index.applied());
        }
    }

    private void commit(ChangeLog log) {
        if (index.isUncommitted()) {
            index.commit(log.clusterId());
        }
    }

    /** Makes sure that index and log belong together, and goes on where the index ends. */
    private void join(ChangeLog log) {
        Progress progress = index.progress();
        String contradiction = log.contradiction(progress);
        if (!contradiction.isEmpty()) {
            startAnew(contradiction);
        } else if (progress.format() != MemoryDocument.FORMAT) {
            startAnew("its documents are of another format");
        } else if (progress.clusterId() != null && hasSleptTooLong(progress)) {
            startAnew("it slept longer than the log keeps deletions");
        } else if (progress.clusterId() == null) {
            Log.info("The index is empty and is built from the log");
        }
        log.seek(index.applied());
        lastContact = clock.instant();
    }

    private boolean hasSleptTooLong(Progress progress) {
        return progress.committedAt().plus(config.longestSleep()).isBefore(clock.instant());
    }

    private void take(ChangeLog.Part part) {
        Instant now = clock.instant();
        lastContact = now;
        if (!part.next().equals(index.applied())) {
            apply(part);
        }
        if (index.isStale() && (index.isAwaited() && index.mayRefreshForReaders()
                || refreshed.plus(config.refreshInterval()).isBefore(now))) {
            index.refresh();
            refreshed = now;
        } else if (part.changes().isEmpty() && !index.isStale()) {
            index.consolidate();
        }
    }

    /** A trace is of what happens now: who reads the log from its beginning would tell old ones again. */
    private void apply(ChangeLog.Part part) {
        try (var followed = Followed.of("index", isCaughtUp ? part.records() : List.of())) {
            index.apply(part.changes(), part.next());
            followed.done();
        }
    }

    private void startAnew(String reason) {
        Log.infof("The index is built again from the log reason=%s", reason);
        isCaughtUp = false;
        index.clear();
    }

    private boolean hasRunLong(Instant began) {
        return began.plus(RETRY.most()).isBefore(clock.instant());
    }
}
