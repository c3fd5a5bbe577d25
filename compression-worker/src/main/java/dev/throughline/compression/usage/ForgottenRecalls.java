package dev.throughline.compression.usage;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.compression.background.Routine;

/** Removes what was recalled too long ago to be asked about. */
@ApplicationScoped
public class ForgottenRecalls implements Routine {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final RecallStore recalls;
    private final EffortStore efforts;
    private final UsageConfig config;

    ForgottenRecalls(RecallStore recalls, EffortStore efforts, UsageConfig config) {
        this.recalls = recalls;
        this.efforts = efforts;
        this.config = config;
    }

    @Override
    public String name() {
        return "forget old recalls";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        forget();
    }

    /** Returns how many rows they were. */
    public int forget() {
        return recalls.forget(config.keepRecalls(), config.sweepSize())
                + efforts.forget(config.keepRecalls(), config.sweepSize());
    }
}
