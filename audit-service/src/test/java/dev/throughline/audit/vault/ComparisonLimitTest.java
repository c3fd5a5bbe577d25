package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.audit.log.Actor;

class ComparisonLimitTest {

    private final HandClock clock = new HandClock();
    private final ComparisonLimit limit = new ComparisonLimit(clock, 2);
    private final UUID credential = UUID.randomUUID();

    @Test
    void afterSoManyOneWaitsForTheRestOfTheMinute() {
        assertThat(limit.take(visitor("ada"), credential)).isZero();
        assertThat(limit.take(visitor("ada"), credential)).isZero();
        clock.now = clock.now.plusSeconds(20);

        assertThat(limit.take(visitor("ada"), credential)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void theWaitEndsByItselfAndIsNotProlongedByTrying() {
        for (int i = 0; i < 10; i++) {
            limit.take(visitor("ada"), credential);
        }

        clock.now = clock.now.plusSeconds(60);

        assertThat(limit.take(visitor("ada"), credential)).isZero();
    }

    @Test
    void othersAndOtherCredentialsNeverWait() {
        for (int i = 0; i < 3; i++) {
            limit.take(visitor("ada"), credential);
        }

        assertThat(limit.take(visitor("bob"), credential)).isZero();
        assertThat(limit.take(visitor("ada"), UUID.randomUUID())).isZero();
    }

    private static Visitor visitor(String id) {
        return new Visitor(Actor.service("tenant", id), false, "member");
    }

    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
