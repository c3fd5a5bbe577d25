package dev.throughline.recall.fact;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class FactListTest {

    private final String tenant = UUID.randomUUID().toString();
    private final UUID project = UUID.randomUUID();

    @Test
    void theLatestChangeComesFirstOrTheLatestAccess() {
        Fixture.run("INSERT INTO project (tenant_id, id, key) VALUES (?, ?, 'shop')", tenant, project);
        Fixture.run("INSERT INTO project_alias (tenant_id, alias, project_id) VALUES (?, 'shop', ?)", tenant, project);
        accessed(fact("oldest", "2026-03-01T10:00:00Z"), "2026-03-09T10:00:00Z");
        accessed(fact("middle", "2026-03-02T10:00:00Z"), "2026-03-08T10:00:00Z");
        fact("newest", "2026-03-03T10:00:00Z");

        list().then().statusCode(200).body("items.key", contains("newest", "middle", "oldest"));
        list("sort", "changed").then().body("items.key", contains("newest", "middle", "oldest"));
        list("sort", "accessed").then().body("items.key", contains("oldest", "middle", "newest"));
        list("sort", "accessed", "limit", 1, "skip", 1).then().body("items.key", contains("middle"));
        list("sort", "nonsense").then().statusCode(422).body("errors.field", contains("sort"));
    }

    private Response list(Object... parameters) {
        RequestSpecification request = given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get("/api/projects/shop/memories");
    }

    /** As the worker stores it; the id of the memory that is its version. */
    private UUID fact(String key, String time) {
        UUID id = UUID.randomUUID();
        UUID memory = UUID.randomUUID();
        Timestamp at = Timestamp.from(Instant.parse(time));
        Fixture.run("INSERT INTO project_fact VALUES (?, ?, '', ?, ?, 1, false, NULL, ?, ?)", tenant, project, key, id, at, at);
        Fixture.run("""
                INSERT INTO memory (tenant_id, id, source_key, project_id, owner_id, visibility, kind, title, body, importance,
                  occurred_at, compressor, content_hash, details)
                VALUES (?, ?, ?, ?, 'ann', 'team', 'fact', ?, 'value', 7, ?, 'fact', 'hash', '{"value": "value"}')
                """, tenant, memory, "fact/" + id + "/1", project, key, at);
        return memory;
    }

    private void accessed(UUID memory, String time) {
        Fixture.run("INSERT INTO memory_recall VALUES (?, ?, ?, '', 'ann', 1, 0)", tenant, memory,
                Timestamp.from(Instant.parse(time)));
    }
}
