package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class BriefingConfigTest {

    @Test
    void hasDefaults() {
        var config = Configs.of(BriefingConfig.class, Map.of());

        assertThat(config.defaultTokens()).isEqualTo(1000);
        assertThat(config.rememberedSessions()).isEqualTo(10_000);
        assertThat(config.waitingReports()).isEqualTo(1000);
    }

    @Test
    void readsItsKeys() {
        var config = Configs.of(BriefingConfig.class, Map.of("briefing.default-tokens", "1",
                "briefing.remembered-sessions", "2", "briefing.waiting-reports", "3"));

        assertThat(config.defaultTokens()).isEqualTo(1);
        assertThat(config.rememberedSessions()).isEqualTo(2);
        assertThat(config.waitingReports()).isEqualTo(3);
    }
}
