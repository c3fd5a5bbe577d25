package dev.throughline.audit.head;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;

/** Signs the trees that have grown, by the clock. Several replicas may do it at once: a size has one head. */
@Singleton
class HeadSchedule {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MISSED = 5;

    private final HeadStore heads;
    private final HeadSigner signer;
    private final HeadConfig config;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("audit-heads").daemon().factory());
    private volatile Instant signedAt;

    HeadSchedule(HeadStore heads, HeadSigner signer, HeadConfig config, Clock clock, MeterRegistry meters) {
        this.heads = heads;
        this.signer = signer;
        this.config = config;
        this.clock = clock;
        this.signedAt = clock.instant();
        TimeGauge.builder("audit.heads.age", this, TimeUnit.SECONDS, schedule -> schedule.age().toSeconds())
                .description("Since all trees were last found signed")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        long interval = config.interval().toMillis();
        clockwork.scheduleWithFixedDelay(this::signGrown, interval, interval, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clockwork.shutdownNow();
    }

    /** Since when every entry has been under a signed head. */
    Duration age() {
        return Duration.between(signedAt, clock.instant());
    }

    /** Whether signing has been missed several times in a row. */
    boolean isLate() {
        return age().compareTo(config.interval().multipliedBy(MISSED)) > 0;
    }

    /** Never throws: that would end the schedule, and the next time may find PostgreSQL again. */
    void signGrown() {
        try {
            Instant begun = clock.instant();
            List<String> tenants = heads.grown().await().atMost(TIMEOUT);
            for (String tenant : tenants) {
                VertxContextSupport.subscribeAndAwait(() -> signer.sign(tenant));
            }
            signedAt = begun;
        } catch (Throwable e) { // what subscribeAndAwait declares
            Log.warnf("The audit log's heads were not signed, trying again later cause=%s", e.getClass().getName());
        }
    }
}
