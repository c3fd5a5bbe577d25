package dev.throughline.compression.fact;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.background.Routine;

/** Takes facts that are over out of the index. Reads do not wait for it: they leave out what is over by the second. */
@Singleton
class ExpiredFacts implements Routine {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 1_000;

    private final FactStore facts;
    private final Relay relay;

    ExpiredFacts(FactStore facts, Relay relay) {
        this.facts = facts;
        this.relay = relay;
    }

    @Override
    public String name() {
        return "expire facts";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        if (facts.expire(MOST_AT_ONCE) > 0) {
            relay.wake();
        }
    }
}
