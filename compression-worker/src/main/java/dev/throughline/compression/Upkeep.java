package dev.throughline.compression;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.background.BackgroundThreads;
import dev.throughline.compression.background.Routine;
import dev.throughline.compression.session.EventMonths;
import dev.throughline.compression.session.SessionConfig;

/**
 * What the worker does by the clock: it ends idle sessions, empties deleted ones, prepares months, measures the outbox, and the
 * work beside.
 */
@Singleton
class Upkeep {

    private static final Duration MONTHS_INTERVAL = Duration.ofHours(12);
    private static final Duration PURGE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(10);

    private final SessionUpkeep sessions;
    private final EventMonths months;
    private final Relay relay;
    private final List<Routine> routines;
    private final SessionConfig config;
    private final BackgroundThreads background;
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("upkeep").factory());

    Upkeep(SessionUpkeep sessions, EventMonths months, Relay relay, @All List<Routine> routines, SessionConfig config,
            BackgroundThreads background) {
        this.sessions = sessions;
        this.months = months;
        this.relay = relay;
        this.routines = routines;
        this.config = config;
        this.background = background;
    }

    /** Months come first: a month that begins without its partition never gets one. */
    void start() {
        every(MONTHS_INTERVAL, "prepare months", months::prepare);
        every(config.sweepInterval(), "end idle sessions", sessions::endIdle);
        every(PURGE_INTERVAL, "purge deleted sessions", sessions::purge);
        every(MEASURE_INTERVAL, "measure the outbox", relay::measure);
        routines.forEach(routine -> every(routine.interval(), routine.name(), routine::run));
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
