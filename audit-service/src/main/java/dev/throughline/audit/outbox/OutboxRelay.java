package dev.throughline.audit.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.throughline.common.outbox.OutboxConfig;
import dev.throughline.common.outbox.Relay;

/** Makes the relay of the schema {@code security}, starts and ends it, and measures what waits. */
@Singleton
class OutboxRelay {

    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(10);

    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outbox-measure").daemon().factory());

    @Produces
    @Singleton
    Relay relay(OutboxTable table, Producer<String, byte[]> producer, OutboxConfig config, MeterRegistry meters) {
        return new Relay(table, producer, config, meters);
    }

    void start(@Observes StartupEvent event, Relay relay) {
        relay.start();
        clockwork.scheduleWithFixedDelay(() -> measure(relay), 0, MEASURE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event, Relay relay) {
        clockwork.shutdownNow();
        relay.close();
    }

    /** An exception would end the schedule; the next time may find PostgreSQL again. */
    private static void measure(Relay relay) {
        try {
            relay.measure();
        } catch (RuntimeException e) {
            Log.debugf("The outbox could not be counted cause=%s", e.getClass().getName());
        }
    }
}
