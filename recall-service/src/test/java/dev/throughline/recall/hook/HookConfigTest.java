package dev.throughline.recall.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class HookConfigTest {

    @Test
    void hasDefaults() {
        var config = Configs.of(HookConfig.class, Map.of());

        assertThat(config.deadline()).isEqualTo(Duration.ofMillis(280));
        assertThat(config.startTokens()).isEqualTo(1000);
        assertThat(config.promptTokens()).isEqualTo(600);
        assertThat(config.mostCharacters()).isEqualTo(6000);
        assertThat(config.promptFloor()).isEqualTo(3);
        assertThat(config.leastWords()).isEqualTo(3);
    }

    @Test
    void readsItsKeys() {
        var config = Configs.of(HookConfig.class, Map.of("hook.deadline", "1ms", "hook.start-tokens", "2",
                "hook.prompt-tokens", "3", "hook.most-characters", "4", "hook.prompt-floor", "5", "hook.least-words", "6"));

        assertThat(config.deadline()).isEqualTo(Duration.ofMillis(1));
        assertThat(config.startTokens()).isEqualTo(2);
        assertThat(config.promptTokens()).isEqualTo(3);
        assertThat(config.mostCharacters()).isEqualTo(4);
        assertThat(config.promptFloor()).isEqualTo(5);
        assertThat(config.leastWords()).isEqualTo(6);
    }
}
