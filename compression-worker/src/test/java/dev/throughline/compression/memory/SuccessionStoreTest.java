package dev.throughline.compression.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Database;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SuccessionStoreTest {

    private static final String LONG_HISTORY = """
            INSERT INTO memory (tenant_id, id, source_key, owner_id, visibility, kind, title, body, importance, occurred_at,
              compressor, content_hash, handles)
            SELECT 'long', uuidv7(), 'test/' || n, 'ada', 'team', CASE WHEN n % 10 = 0 THEN 'decision' ELSE 'passage' END,
              'title', 'body', 5, now(), 'test', 'hash',
              CASE WHEN n % 10 = 0 THEN ARRAY(SELECT hashint8extended(n * 20 + i, 0) FROM generate_series(1, 16) AS i) END
            FROM generate_series(1::bigint, 30000) AS n
            """;

    @Inject
    Database database;

    @Test
    void inALongHistoryRelativesAreFoundByTheIndexOfHandles() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200));
        var sought = Tuple.of(new String[] { "long" }, new UUID[] { UUID.randomUUID() }, new String[] { "{1,2,3}" }, 20);
        var plan = new StringBuilder();

        try (var transaction = database.begin()) {
            transaction.run(LONG_HISTORY);
            transaction.run("EXPLAIN " + SuccessionStore.RELATIVES, sought)
                    .forEach(row -> plan.append(row.getString(0)).append('\n'));
        }

        assertThat(plan).contains("memory_handle_idx").doesNotContain("Seq Scan");
    }
}
