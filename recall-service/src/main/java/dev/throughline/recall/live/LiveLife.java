package dev.throughline.recall.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.revocation.RevokedTokens;

/** Starts the feed and its upkeep, and ends them: first the readers are told to go elsewhere, then the service stops. */
@Singleton
class LiveLife {

    private static final Duration UPKEEP = Duration.ofSeconds(1);

    private final LiveMetrics metrics;
    private final Hub hub;
    private final LiveFeed feed;
    private final ScheduledExecutorService upkeep = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("live-upkeep").daemon().factory());

    LiveLife(LiveConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka, StoredEventQueries stored,
            RevokedTokens revoked, MeterRegistry meters, Clock clock) {
        metrics = new LiveMetrics(meters);
        hub = new Hub(config, revoked, clock, metrics);
        var messages = new Messages(new Shortener(config.mostCharacters(), config.mostBytes()),
                new KnownSessions(config.rememberedSessions()));
        feed = new LiveFeed(kafka, hub, new Intake(hub, messages, stored, metrics, clock), config.pollInterval(), clock);
        meters.gauge("live.subscribers", hub, Hub::subscribers);
        meters.gauge("live.lag", feed, LiveFeed::lag);
    }

    void start(@Observes StartupEvent event) {
        feed.start();
        upkeep.scheduleWithFixedDelay(this::sweep, UPKEEP.toMillis(), UPKEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before the service waits for its open requests, which streams would never end by themselves. */
    void sayGoodbye(@Observes ShutdownDelayInitiatedEvent event) {
        hub.close();
    }

    @PreDestroy
    void stop() {
        hub.close();
        upkeep.shutdownNow();
        feed.close();
    }

    @Produces
    @Singleton
    Hub hub() {
        return hub;
    }

    @Produces
    @Singleton
    LiveFeed feed() {
        return feed;
    }

    @Produces
    @Singleton
    LiveMetrics metrics() {
        return metrics;
    }

    private void sweep() {
        try {
            hub.sweep();
        } catch (RuntimeException e) { // else it would never be called again
            Log.error("The upkeep of live subscriptions failed", e);
        }
    }
}
