package dev.throughline.recall.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class ExportConfigTest {

    @Test
    void hasDefaults() {
        var config = Configs.of(ExportConfig.class, Map.of());

        assertThat(config.parallel()).isEqualTo(4);
        assertThat(config.eventsAtOnce()).isEqualTo(64);
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsItsKeys() {
        var config = Configs.of(ExportConfig.class,
                Map.of("export.parallel", "1", "export.events-at-once", "2", "export.retry-after", "3s"));

        assertThat(config.parallel()).isEqualTo(1);
        assertThat(config.eventsAtOnce()).isEqualTo(2);
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }
}
