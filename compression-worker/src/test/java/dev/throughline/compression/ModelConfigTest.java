package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.compression.embed.EmbeddingConfig;
import dev.throughline.compression.refine.RefineConfig;
import dev.throughline.testing.InfrastructureResource;

/** Models are optional: as it comes, the worker asks none. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ModelConfigTest {

    @Inject
    RefineConfig refine;

    @Inject
    EmbeddingConfig embedding;

    private final Rows rows = new Rows();

    @Test
    void theDefaultsOfRefiningAreTheDocumentedOnes() {
        assertThat(refine.enabled()).isFalse();
        assertThat(refine.provider()).isEqualTo(RefineConfig.Provider.OPENAI);
        assertThat(refine.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(refine.rest()).isEqualTo(Duration.ofMinutes(1));
        assertThat(refine.quietFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(refine.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(refine.queueSize()).isEqualTo(10_000);
        assertThat(refine.budget().tokens()).isEqualTo(200_000);
        assertThat(refine.budget().cost()).isEmpty();
        assertThat(refine.price().input()).isEqualTo(BigDecimal.ZERO);
        assertThat(refine.price().output()).isEqualTo(BigDecimal.ZERO);
        assertThat(refine.limit().prompt()).isEqualTo(24_000);
        assertThat(refine.limit().answer()).isEqualTo(1_500);
        assertThat(refine.limit().context()).isEqualTo(4_000);
    }

    @Test
    void theDefaultsOfEmbeddingAreTheDocumentedOnes() {
        assertThat(embedding.enabled()).isFalse();
        assertThat(embedding.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(embedding.rest()).isEqualTo(Duration.ofSeconds(30));
        assertThat(embedding.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(embedding.batchSize()).isEqualTo(32);
        assertThat(embedding.mostCharacters()).isEqualTo(2_000);
    }

    @Test
    void healthSaysThatNoModelIsUsed() {
        var ready = RestAssured.get("/q/health/ready").then().extract().jsonPath();

        assertThat(ready.getString("checks.find { it.name == 'refinement' }.data.state")).isEqualTo("off");
        assertThat(ready.getString("checks.find { it.name == 'embedding' }.data.state")).isEqualTo("off");
    }

    @Test
    void theTablesOfModelsAreUnderRowLevelSecurity() {
        assertThat(rows.texts("""
                SELECT relname FROM pg_class
                WHERE relforcerowsecurity AND relname IN ('refinement', 'model_call') ORDER BY relname
                """)).containsExactly("model_call", "refinement");
    }
}
