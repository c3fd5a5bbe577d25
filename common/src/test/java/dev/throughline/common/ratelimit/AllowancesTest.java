package dev.throughline.common.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class AllowancesTest {

    private final Allowances allowances = new Allowances(1, 3, 100);

    @Test
    void aBurstIsServedAndThenTheCallerWaits() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("ann")).isZero();
        }

        assertThat(allowances.take("ann")).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Test
    void othersDoNotWait() {
        for (int i = 0; i < 10; i++) {
            allowances.take("ann");
        }

        assertThat(allowances.take("bob")).isZero();
    }
}
