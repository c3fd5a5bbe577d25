package dev.throughline.compression.usage;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells, a day after a memory was shown to a session, whether the session then worked on one of its files. */
@ApplicationScoped
public class Usefulness {

    private final UsageStore store;
    private final UsageConfig config;

    Usefulness(UsageStore store, UsageConfig config) {
        this.store = store;
        this.config = config;
    }

    /** Workers that do this at once take different rows; returns how many memories were of use. */
    public int settle() {
        return store.settle(config.settleAfter(), config.sweepSize());
    }
}
