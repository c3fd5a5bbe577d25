package dev.throughline.audit.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

    private final HandClock clock = new HandClock();
    private final LoginAttempts attempts = new LoginAttempts(clock);

    @Test
    void aFewFailuresAreFree() {
        fail(4);

        assertThat(attempts.wait("t", "ada")).isZero();
    }

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        fail(7);
        assertThat(attempts.wait("t", "ada")).isEqualTo(Duration.ofSeconds(4));

        fail(30);
        assertThat(attempts.wait("t", "ada")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theWaitEndsByItself() {
        fail(5);

        clock.now = clock.now.plusSeconds(2);

        assertThat(attempts.wait("t", "ada")).isZero();
    }

    @Test
    void aSuccessForgivesAndOthersNeverWait() {
        fail(10);
        assertThat(attempts.wait("u", "ada")).isZero();
        assertThat(attempts.wait("t", "bob")).isZero();

        attempts.succeeded("t", "ada");

        assertThat(attempts.wait("t", "ada")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed("t", "ada");
        }
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
