package dev.throughline.compression.usage;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.compression.background.Routine;

/** Tells, a day after a memory was shown to a session, whether the session then worked on one of its files. */
@ApplicationScoped
public class Usefulness implements Routine {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final UsageStore store;
    private final UsageConfig config;

    Usefulness(UsageStore store, UsageConfig config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public String name() {
        return "settle what was of use";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        settle();
    }

    /** Workers that do this at once take different rows; returns how many memories were of use. */
    public int settle() {
        return store.settle(config.settleAfter(), config.sweepSize());
    }
}
