package dev.throughline.recall.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

import io.quarkus.logging.Log;

import dev.throughline.common.consume.Backoff;
import dev.throughline.common.follow.FollowingThread;

/**
 * Brings what happens from Kafka to the hub, on a thread of its own. It outlasts an outage of Kafka and of the database, and
 * goes on where it was.
 */
final class LiveFeed implements AutoCloseable {

    private static final Duration IDLE_POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    /** While nobody listens, what happens is kept for those who come back, and that may be done at leisure. */
    private static final Duration UNHEARD = Duration.ofMillis(250);
    /** At the start, of each partition: so that a restart of the service leaves no gap to those who come back. */
    private static final int READ_AGAIN = 500;

    private final Map<String, Object> kafka;
    private final Hub hub;
    private final Intake intake;
    private final Duration pollInterval;
    private final Clock clock;
    private final FollowingThread thread = new FollowingThread(Thread.ofPlatform().name("live-feed").daemon(), this::run,
            CLOSE_TIMEOUT);
    private volatile long lag;
    private Instant settled = Instant.EPOCH;
    private boolean isDatabaseAway;

    LiveFeed(Map<String, Object> kafka, Hub hub, Intake intake, Duration pollInterval, Clock clock) {
        this.kafka = kafka;
        this.hub = hub;
        this.intake = intake;
        this.pollInterval = pollInterval;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** How many records are not told yet: in Kafka, and not stored by the worker. */
    long lag() {
        return lag + intake.waiting();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        for (int attempt = 1; thread.isOpen(); attempt++) {
            try (var log = FeedLog.open(kafka)) {
                thread.reads(log::wakeup);
                attempt = 1;
                follow(log);
            } catch (WakeupException | InterruptException e) {
                Log.debug("The live feed was woken to end");
            } catch (InvalidOffsetException e) {
                Log.warn("Kafka no longer has what the live feed was at; it begins anew, and its readers come back");
                hub.restart();
            } catch (KafkaException e) {
                Log.warnf("Kafka is away, nothing is told attempt=%d reason=%s", attempt, e.getMessage());
                thread.rest(RETRY.delay(attempt));
            } catch (RuntimeException e) {
                Log.errorf(e, "The live feed failed and goes on where it was attempt=%d", attempt);
                thread.rest(RETRY.delay(attempt));
            } finally {
                thread.readsNoMore();
            }
        }
    }

    private void follow(FeedLog log) {
        intake.clear();
        hub.begin(log.seek(hub.reached(), READ_AGAIN));
        boolean mayBeMore = false;
        while (thread.isOpen()) {
            log.poll(mayBeMore ? Duration.ZERO : intake.waiting() == 0 ? IDLE_POLL : pollInterval).forEach(intake::take);
            if (mayBeMore || !settled.plus(pollInterval).isAfter(clock.instant())) {
                mayBeMore = settle();
            }
            lag = log.lag();
            stopAndGo(log);
            if (!hub.isReady() && !mayBeMore && (log.isRead() || intake.isFull())) {
                hub.ready();
            }
            hub.settle();
            if (hub.isReady() && hub.subscribers() == 0 && lag == 0 && !mayBeMore) {
                thread.rest(UNHEARD);
            }
        }
    }

    private boolean settle() {
        try {
            boolean mayBeMore = intake.settle();
            settled = clock.instant();
            isDatabaseAway = false;
            return mayBeMore;
        } catch (RuntimeException e) {
            if (!isDatabaseAway) {
                Log.warnf("Stored events cannot be read, nothing is told of them cause=%s", e.getClass().getName());
            }
            isDatabaseAway = true;
            thread.rest(RETRY.delay(1));
            return true;
        }
    }

    private void stopAndGo(FeedLog log) {
        if (intake.isFull()) {
            log.pauseEvents();
        } else {
            log.resumeEvents();
        }
    }
}
