package dev.throughline.recall.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class FreshnessConfigTest {

    @Test
    void hasDefaults() {
        var config = Configs.of(FreshnessConfig.class, Map.of());

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(25));
        assertThat(config.mostWaiting()).isEqualTo(1000);
    }

    @Test
    void readsItsKeys() {
        var config = Configs.of(FreshnessConfig.class, Map.of("freshness.timeout", "1s", "freshness.poll-interval", "2ms",
                "freshness.most-waiting", "3"));

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(2));
        assertThat(config.mostWaiting()).isEqualTo(3);
    }
}
