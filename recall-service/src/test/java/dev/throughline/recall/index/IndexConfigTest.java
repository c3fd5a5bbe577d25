package dev.throughline.recall.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class IndexConfigTest {

    @Test
    void hasDefaults() {
        var config = Configs.of(IndexConfig.class, Map.of());

        assertThat(config.folder()).isEqualTo(Path.of("data/index"));
        assertThat(config.refreshInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.awaitedRefreshInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.feedInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.commitInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.bufferMegabytes()).isEqualTo(16);
        assertThat(config.partsAtRest()).isEqualTo(4);
        assertThat(config.longestSleep()).isEqualTo(Duration.ofHours(20));
    }

    @Test
    void readsItsKeys() {
        var config = Configs.of(IndexConfig.class,
                Map.of("index.folder", "/x", "index.refresh-interval", "1s", "index.awaited-refresh-interval", "5ms",
                        "index.commit-interval", "2s", "index.buffer-megabytes", "3", "index.longest-sleep", "4h",
                        "index.parts-at-rest", "6", "index.feed-interval", "7ms"));

        assertThat(config.folder()).isEqualTo(Path.of("/x"));
        assertThat(config.refreshInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.awaitedRefreshInterval()).isEqualTo(Duration.ofMillis(5));
        assertThat(config.feedInterval()).isEqualTo(Duration.ofMillis(7));
        assertThat(config.commitInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.bufferMegabytes()).isEqualTo(3);
        assertThat(config.partsAtRest()).isEqualTo(6);
        assertThat(config.longestSleep()).isEqualTo(Duration.ofHours(4));
    }
}
