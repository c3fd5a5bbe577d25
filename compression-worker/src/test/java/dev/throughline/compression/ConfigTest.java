package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.common.outbox.OutboxConfig;
import dev.throughline.compression.database.DatabaseConfig;
import dev.throughline.compression.decision.DecisionConfig;
import dev.throughline.compression.rebuild.RebuildConfig;
import dev.throughline.compression.rescan.RescanConfig;
import dev.throughline.compression.retention.RetentionConfig;
import dev.throughline.compression.session.SessionConfig;
import dev.throughline.compression.state.StateConfig;
import dev.throughline.compression.usage.UsageConfig;
import dev.throughline.testing.InfrastructureResource;

/** The keys are an interface to operators, and so are the addresses that need no token. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ConfigTest {

    @Inject
    CompressionConfig compression;

    @Inject
    DatabaseConfig database;

    @Inject
    OutboxConfig outbox;

    @Inject
    SessionConfig session;

    @Inject
    UsageConfig usage;

    @Inject
    RescanConfig rescan;

    @Inject
    RebuildConfig rebuild;

    @Inject
    RetentionConfig retention;

    @Inject
    StateConfig state;

    @Inject
    DecisionConfig decision;

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(compression.batchSize()).isEqualTo(500);
        assertThat(compression.loops()).isEqualTo(2);
        assertThat(compression.batchInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(compression.retry().firstDelay()).isEqualTo(Duration.ofMillis(200));
        assertThat(compression.retry().maxDelay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(database.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(outbox.pollInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(outbox.batchSize()).isEqualTo(1_000);
        assertThat(outbox.retryDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(session.idleAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(session.abandonedAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(session.sweepInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(session.sweepSize()).isEqualTo(200);
        assertThat(usage.settleAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(usage.keepRecalls()).isEqualTo(Duration.ofDays(90));
        assertThat(usage.sweepSize()).isEqualTo(2_000);
        assertThat(rescan.batchSize()).isEqualTo(100);
        assertThat(rescan.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rescan.settleFor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rebuild.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rebuild.pageSize()).isEqualTo(500);
        assertThat(rebuild.mostEvents()).isEqualTo(100_000);
        assertThat(rebuild.mostWaiting()).isEqualTo(5_000);
        assertThat(retention.keepEvents()).isEmpty();
        assertThat(retention.interval()).isEqualTo(Duration.ofHours(12));
        assertThat(state.mostBytes()).isEqualTo(256 * 1024);
        assertThat(decision.keptFor()).isEqualTo(Duration.ofDays(1));
        assertThat(decision.sweepInterval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(decision.sweepSize()).isEqualTo(5_000);
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        RestAssured.get("/q/health").then().statusCode(200);
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("outbox_pending", "records_lag", "batches_handled_seconds_count");
    }

    @Test
    void whichBuildAndSchemaItIsNeedsNoToken() {
        Started.awaited();

        var info = RestAssured.get("/q/info").then().statusCode(200).extract().jsonPath();

        assertThat(info.getString("build.version")).isNotBlank();
        assertThat(info.getString("schema.name")).isEqualTo("memory");
        assertThat(new Rows().texts("SELECT max(version) FROM flyway_schema_history"))
                .containsExactly(info.getString("schema.version"));
    }
}
