package dev.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.throughline.ingest.capture.CaptureConfig;
import dev.throughline.ingest.decision.DecisionConfig;
import dev.throughline.ingest.event.EventConfig;
import dev.throughline.ingest.publish.PublishConfig;
import dev.throughline.ingest.secret.SecretFindsConfig;
import dev.throughline.ingest.secret.SecretFindsConfig.Finds;
import dev.throughline.ingest.transcript.TranscriptConfig;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ConfigTest {

    private final SmallRyeConfig config;

    ConfigTest(SmallRyeConfig config) {
        this.config = config;
    }

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        CaptureConfig capture = config.getConfigMapping(CaptureConfig.class);
        EventConfig event = config.getConfigMapping(EventConfig.class);
        SecretFindsConfig secret = config.getConfigMapping(SecretFindsConfig.class);
        TranscriptConfig transcript = config.getConfigMapping(TranscriptConfig.class);

        assertThat(secret.finds()).isEqualTo(Finds.DROP);
        assertThat(secret.vaultKey().url()).hasToString("http://localhost:9002/.well-known/vault-key");
        assertThat(secret.vaultKey().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(secret.vaultKey().refresh()).isEqualTo(Duration.ofMinutes(10));
        assertThat(secret.vaultKey().retry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(capture.mostBytes()).isEqualTo(10 * 1024 * 1024);
        assertThat(capture.mostEvents()).isEqualTo(5000);
        assertThat(capture.heldBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(capture.longestBody()).isEqualTo(Duration.ofSeconds(60));
        assertThat(event.toolOutputCharacters()).isEqualTo(16 * 1024);
        assertThat(event.toolInputCharacters()).isEqualTo(4 * 1024);
        assertThat(transcript.mostBytes()).isEqualTo(512L * 1024 * 1024);
        assertThat(transcript.mostLineBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(transcript.parallel()).isEqualTo(4);
    }

    @Test
    void aDecisionIsWaitedForFiveSeconds() {
        DecisionConfig decision = config.getConfigMapping(DecisionConfig.class);

        assertThat(decision.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(decision.mostWaiting()).isEqualTo(1_000);
        assertThat(decision.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLiveCallNeverWaitsTwoSecondsForKafka() {
        // as it is without a word about it: tests on a busy machine wait longer
        PublishConfig publish = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(PublishConfig.class).build()
                .getConfigMapping(PublishConfig.class);

        // the rest of the two seconds is for reading a large body
        assertThat(publish.deliveryTimeout().plus(publish.blockTimeout())).isLessThanOrEqualTo(Duration.ofMillis(1600));
        assertThat(publish.importDeliveryTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(publish.bufferBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(publish.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }
}
