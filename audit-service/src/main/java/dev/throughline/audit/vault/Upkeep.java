package dev.throughline.audit.vault;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Looks after the vault on a thread of its own, at the start and then at times. */
@Singleton
class Upkeep {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Rewrapping rewrapping;
    private final Reminders reminders;
    private final Duration interval;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("vault-upkeep").daemon().unstarted(this::run);
    private volatile boolean isOpen = true;
    private volatile boolean isFailing;

    Upkeep(Rewrapping rewrapping, Reminders reminders, VaultConfig config) {
        this.rewrapping = rewrapping;
        this.reminders = reminders;
        this.interval = config.upkeepInterval();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isOpen = false;
        calls.release();
        thread.join(STOP_TIMEOUT);
    }

    /** Begins the next round now. */
    void call() {
        calls.release();
    }

    /** Whether the last round ended early. */
    boolean isFailing() {
        return isFailing;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (isOpen) {
                round();
                calls.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a round does not finish the next one does. */
    private void round() {
        try {
            rewrapping.run();
            reminders.run();
            isFailing = false;
        } catch (Throwable e) {
            if (isOpen && !isFailing) {
                // without its message: a driver's message can quote what is stored
                Log.warnf("The vault's upkeep failed and is tried again cause=%s", e.getClass().getName());
            }
            isFailing = true;
        }
    }
}
