package dev.throughline.recall.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class EmbeddingConfigTest {

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        var config = Configs.of(EmbeddingConfig.class, Map.of());

        assertThat(config.enabled()).isFalse();
        assertThat(config.baseUrl()).isEmpty();
        assertThat(config.model()).isEmpty();
        assertThat(config.apiKey()).isEmpty();
        assertThat(config.dimension()).isZero();
        assertThat(config.shortened()).isFalse();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.budget()).isEqualTo(Duration.ofMillis(80));
        assertThat(config.rest()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.mostCharacters()).isEqualTo(2_000);
        assertThat(config.rememberedQuestions()).isEqualTo(1_000);
        assertThat(config.leastSimilarity()).isEqualTo(0.3);
    }

    @Test
    void theKeysAreTheDocumentedOnes() {
        var config = Configs.of(EmbeddingConfig.class, Map.of("embedding.enabled", "true", "embedding.base-url", "http://a/v1",
                "embedding.model", "bge-m3", "embedding.dimension", "1024", "embedding.shortened", "true",
                "embedding.api-key", "key", "embedding.budget", "50ms", "embedding.least-similarity", "0.5"));

        assertThat(config.enabled()).isTrue();
        assertThat(config.baseUrl()).contains("http://a/v1");
        assertThat(config.model()).contains("bge-m3");
        assertThat(config.dimension()).isEqualTo(1_024);
        assertThat(config.shortened()).isTrue();
        assertThat(config.apiKey()).contains("key");
        assertThat(config.budget()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.leastSimilarity()).isEqualTo(0.5);
    }
}
