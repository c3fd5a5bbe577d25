package dev.throughline.compression;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.background.BackgroundThreads;
import dev.throughline.compression.session.EventMonths;
import dev.throughline.compression.session.SessionConfig;
import dev.throughline.compression.usage.Usefulness;

/**
 * What the worker does by the clock: it ends idle sessions, empties deleted ones, prepares months, settles what was of use,
 * measures the outbox, and
 * the work beside.
 */
@Singleton
class Upkeep {

    private static final Duration MONTHS_INTERVAL = Duration.ofHours(12);
    private static final Duration PURGE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SETTLE_INTERVAL = Duration.ofMinutes(1);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(10);

    private final SessionUpkeep sessions;
    private final EventMonths months;
    private final Relay relay;
    private final Usefulness usefulness;
    private final SessionConfig config;
    private final BackgroundThreads background;
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("upkeep").factory());

    Upkeep(SessionUpkeep sessions, EventMonths months, Relay relay, Usefulness usefulness, SessionConfig config,
            BackgroundThreads background) {
        this.sessions = sessions;
        this.months = months;
        this.relay = relay;
        this.usefulness = usefulness;
        this.config = config;
        this.background = background;
    }

    /** Months come first: a month that begins without its partition never gets one. */
    void start() {
        every(MONTHS_INTERVAL, "prepare months", months::prepare);
        every(config.sweepInterval(), "end idle sessions", sessions::endIdle);
        every(PURGE_INTERVAL, "purge deleted sessions", sessions::purge);
        every(SETTLE_INTERVAL, "settle what was of use", usefulness::settle);
        every(MEASURE_INTERVAL, "measure the outbox", relay::measure);
        background.start();
    }

    void close() {
        background.close();
        clockwork.shutdownNow();
    }

    private void every(Duration interval, String what, Runnable task) {
        clockwork.scheduleWithFixedDelay(() -> attempt(what, task), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the schedule; the next time may find PostgreSQL again. */
    private static void attempt(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Log.warnf("Upkeep failed, trying again later task=%s cause=%s", what, e.getClass().getName());
        }
    }
}
