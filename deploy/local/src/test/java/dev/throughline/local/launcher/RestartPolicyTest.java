package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RestartPolicy policy = new RestartPolicy(Clock.fixed(now, ZoneOffset.UTC));

    @Test
    void eachRestartWaitsLongerAndTheSixthIsGivenUp() {
        assertThat(Stream.generate(policy::next).limit(6).map(wait -> wait.map(Duration::toMillis).orElse(0L)))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 0L);
    }

    @Test
    void aServiceThatRanForAWhileIsForgivenItsDeaths() {
        InstantSource hand = () -> now;
        var patient = new RestartPolicy(hand.withZone(ZoneOffset.UTC));
        for (int i = 0; i < 5; i++) {
            patient.next();
        }

        now = now.plus(Duration.ofMinutes(11));

        assertThat(patient.next()).contains(Duration.ofMillis(500));
    }
}
