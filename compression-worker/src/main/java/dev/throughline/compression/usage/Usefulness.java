package dev.throughline.compression.usage;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells, a day after a memory was shown to a session, whether the session then worked on one of its files. */
@ApplicationScoped
public class Usefulness {

    private final UsageStore store;
    private final RecallStore recalls;
    private final UsageConfig config;

    Usefulness(UsageStore store, RecallStore recalls, UsageConfig config) {
        this.store = store;
        this.recalls = recalls;
        this.config = config;
    }

    /** Workers that do this at once take different rows; returns how many memories were of use. */
    public int settle() {
        return store.settle(config.settleAfter(), config.sweepSize());
    }

    /** Removes what was recalled too long ago to be asked about; returns how many rows they were. */
    public int forget() {
        return recalls.forget(config.keepRecalls(), config.sweepSize());
    }
}
