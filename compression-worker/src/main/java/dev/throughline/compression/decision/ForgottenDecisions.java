package dev.throughline.compression.decision;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.throughline.compression.background.Routine;

/** Removes decisions for which nobody asks any more. */
@Singleton
class ForgottenDecisions implements Routine {

    private final DecisionStore decisions;
    private final DecisionConfig config;

    ForgottenDecisions(DecisionStore decisions, DecisionConfig config) {
        this.decisions = decisions;
        this.config = config;
    }

    @Override
    public String name() {
        return "forget decisions";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    @Override
    public void run() {
        int removed = config.sweepSize();
        while (removed == config.sweepSize()) {
            removed = decisions.forget(config.keptFor(), config.sweepSize());
        }
    }
}
