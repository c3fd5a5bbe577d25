package dev.throughline.ingest.event;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.event.SessionEvent;

/** The counters of the doors: events offered = accepted + rejected + repeats inside of a call. */
@Singleton
public final class IngestMetrics {

    private final MeterRegistry metrics;

    IngestMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** The broker has it. */
    public void accepted(SessionEvent event) {
        metrics.counter("events.accepted", "source", event.source().wireName(), "type", event.type().wireName()).increment();
    }

    /** Events or lines that break a rule. */
    public void rejected(int events) {
        metrics.counter("events.rejected").increment(events);
    }

    /** A hook event that carries no memory; the name is one of the agent's own. */
    public void dropped(String agent, String hookEvent) {
        metrics.counter("hooks.dropped", "agent", agent, "event", hookEvent).increment();
    }
}
