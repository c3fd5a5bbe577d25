package dev.throughline.audit.upkeep;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;

/** Runs all upkeep, one after the other. */
@Singleton
class Clockwork {

    private final Instance<Upkeep> tasks;
    private final UpkeepConfig config;
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("upkeep").daemon().factory());

    Clockwork(Instance<Upkeep> tasks, UpkeepConfig config) {
        this.tasks = tasks;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long interval = config.interval().toMillis();
        thread.scheduleWithFixedDelay(() -> tasks.forEach(Clockwork::attempt), interval, interval, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** An exception would end the schedule; the next time may find PostgreSQL again. */
    private static void attempt(Upkeep task) {
        try {
            VertxContextSupport.subscribeAndAwait(task::run);
        } catch (Throwable e) { // which is what the method declares
            Log.warnf("Upkeep failed, trying again later task=%s cause=%s", task.getClass().getSimpleName(),
                    e.getClass().getName());
        }
    }
}
