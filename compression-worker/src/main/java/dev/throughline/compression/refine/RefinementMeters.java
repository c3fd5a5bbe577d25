package dev.throughline.compression.refine;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts calls by outcome, tokens by direction, and what waits. */
@Singleton
class RefinementMeters {

    private final RefinementQueue queue;
    private final MeterRegistry meters;
    private final AtomicLong waiting;

    RefinementMeters(RefinementQueue queue, MeterRegistry meters) {
        this.queue = queue;
        this.meters = meters;
        this.waiting = meters.gauge("refinements.waiting", new AtomicLong());
    }

    void measure() {
        waiting.set(queue.waiting());
    }

    void count(Ledger.Outcome outcome, Reply.Answered answer) {
        meters.counter("models.tokens", "purpose", "refine", "direction", "input").increment(answer.inputTokens());
        meters.counter("models.tokens", "purpose", "refine", "direction", "output").increment(answer.outputTokens());
        count(outcome);
    }

    void count(Ledger.Outcome outcome) {
        meters.counter("models.asked", "purpose", "refine", "outcome", outcome.wireName()).increment();
    }
}
