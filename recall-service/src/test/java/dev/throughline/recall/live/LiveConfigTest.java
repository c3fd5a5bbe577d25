package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class LiveConfigTest {

    @Test
    void hasDefaults() {
        LiveConfig config = Configs.of(LiveConfig.class, Map.of());

        assertThat(config.firstMessage()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.mostSubscribers()).isEqualTo(10_000);
        assertThat(config.mostSubscribersPerTenant()).isEqualTo(6_000);
        assertThat(config.keptMessages()).isEqualTo(10_000);
        assertThat(config.keptMegabytes()).isEqualTo(16);
        assertThat(config.mostWaiting()).isEqualTo(256);
        assertThat(config.longestStall()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.mostCharacters()).isEqualTo(4_000);
        assertThat(config.mostBytes()).isEqualTo(16_384);
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(20));
        assertThat(config.catchUpPatience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.rememberedSessions()).isEqualTo(10_000);
    }

    @Test
    void readsItsKeys() {
        LiveConfig config = Configs.of(LiveConfig.class, Map.ofEntries(Map.entry("live.first-message", "1s"),
                Map.entry("live.most-subscribers", "1"), Map.entry("live.most-subscribers-per-tenant", "2"),
                Map.entry("live.kept-messages", "3"), Map.entry("live.kept-megabytes", "4"),
                Map.entry("live.most-waiting", "5"), Map.entry("live.longest-stall", "6s"),
                Map.entry("live.most-characters", "70"), Map.entry("live.most-bytes", "8000"),
                Map.entry("live.poll-interval", "9ms"), Map.entry("live.catch-up-patience", "10s"),
                Map.entry("live.heartbeat", "11s"), Map.entry("live.remembered-sessions", "12")));

        assertThat(config.firstMessage()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.mostSubscribers()).isEqualTo(1);
        assertThat(config.mostSubscribersPerTenant()).isEqualTo(2);
        assertThat(config.keptMessages()).isEqualTo(3);
        assertThat(config.keptMegabytes()).isEqualTo(4);
        assertThat(config.mostWaiting()).isEqualTo(5);
        assertThat(config.longestStall()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.mostCharacters()).isEqualTo(70);
        assertThat(config.mostBytes()).isEqualTo(8_000);
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(9));
        assertThat(config.catchUpPatience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(11));
        assertThat(config.rememberedSessions()).isEqualTo(12);
    }
}
