package dev.throughline.recall.live;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts what the feed tells: each message for each listener is either sent by itself or told in a summary. */
final class LiveMetrics {

    private final Counter sent;
    private final Counter summarized;
    private final Timer delay;

    LiveMetrics(MeterRegistry meters) {
        sent = meters.counter("live.sent");
        summarized = meters.counter("live.summarized");
        delay = Timer.builder("live.delay").description("From accepted by ingest to told").register(meters);
    }

    void told(boolean isSent) {
        (isSent ? sent : summarized).increment();
    }

    void delayed(Duration sinceAccepted) {
        delay.record(sinceAccepted.isNegative() ? Duration.ZERO : sinceAccepted);
    }

    long sent() {
        return (long) sent.count();
    }

    long summarized() {
        return (long) summarized.count();
    }
}
