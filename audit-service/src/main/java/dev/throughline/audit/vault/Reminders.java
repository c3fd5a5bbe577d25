package dev.throughline.audit.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.VertxContextSupport;

/** Counts the credentials that are due, and reminds of each new one. */
@Singleton
class Reminders {

    private static final int MOST_AT_ONCE = 1000;

    private final DueCredentials credentials;
    private final Duration dueWithin;
    private final Clock clock;
    private final AtomicLong due = new AtomicLong();

    Reminders(DueCredentials credentials, VaultConfig config, Clock clock, MeterRegistry meters) {
        this.credentials = credentials;
        this.dueWithin = config.dueWithin();
        this.clock = clock;
        meters.gauge("credentials.due", due);
    }

    /** How many were due when that was last counted. */
    long due() {
        return due.get();
    }

    void run() throws Throwable {
        Instant before = clock.instant().plus(dueWithin);
        for (var one : VertxContextSupport.subscribeAndAwait(() -> credentials.unreminded(before, MOST_AT_ONCE))) {
            VertxContextSupport.subscribeAndAwait(() -> credentials.remind(one, before));
        }
        due.set(VertxContextSupport.subscribeAndAwait(() -> credentials.count(before)));
    }
}
