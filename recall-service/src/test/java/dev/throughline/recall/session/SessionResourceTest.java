package dev.throughline.recall.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SessionResourceTest {

    @Test
    void listsTheLatestFirst() {
        Memories shop = Memories.of("acme", "sessions/list");
        Fixture.insert(shop.withTime("2026-01-01T00:00:00Z").of(MemoryKind.CONTEXT, "Older", "x"));
        Fixture.insert(shop.withSession("s2").withTime("2026-02-01T00:00:00Z").of(MemoryKind.CONTEXT, "Newer", "x"));

        as("acme").queryParams(Map.of("project", "sessions/list", "tool", "claude-code", "machine", "laptop", "status",
                "active", "limit", "1")).get("/api/sessions").then().statusCode(200).body("total", equalTo(2))
                .body("items", hasSize(1)).body("items[0].title", equalTo("Newer")).body("limit", equalTo(1))
                .body("skip", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../x", "a/b c", "ünï🦄", "'; DROP TABLE session; --", "%2e%2e", "?x=1&y" })
    void aSessionIsFoundByAnyId(String name) {
        Memory memory = Memories.of("acme", "p").withSession(name).of(MemoryKind.CONTEXT, "Hostile", "x");
        Fixture.insert(memory);
        Fixture.run("""
                INSERT INTO session_turn (tenant_id, session_id, ordinal, intent, started_at)
                VALUES (?, ?, 1, 'do it', now()) ON CONFLICT DO NOTHING
                """, memory.tenantId(), memory.sessionId());

        as("acme").get("/api/sessions/{id}", memory.sessionId()).then().statusCode(200)
                .body("id", equalTo(memory.sessionId())).body("turns[0].intent", equalTo("do it"));
    }

    @Test
    void aTenantNeverSeesAnothersSessionsOrMemories() {
        Memory theirs = Memories.of("globex", "sessions/isolation").of(MemoryKind.CONTEXT, "Theirs", "x");
        Fixture.insert(theirs);

        as("acme").get("/api/sessions/{id}", theirs.sessionId()).then().statusCode(404)
                .contentType("application/problem+json");
        as("acme").get("/api/memories/{id}", theirs.id()).then().statusCode(404);
        assertThat(as("acme").queryParam("limit", 1000).get("/api/sessions").jsonPath().<String> getList("items.id"))
                .doesNotContain(theirs.sessionId());
        as("globex").get("/api/memories/{id}", theirs.id()).then().statusCode(200).body("title", equalTo("Theirs"));
    }

    @Test
    void aPrivateSessionIsItsOwnersAlone() {
        Memory own = Memories.of("acme", "sessions/private").privateTo("bob").of(MemoryKind.CONTEXT, "Bob's", "x");
        Fixture.insert(own);

        as("acme").get("/api/sessions/{id}", own.sessionId()).then().statusCode(404);
        as("acme").get("/api/memories/{id}", own.id()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({ "limit,0", "limit,1001", "skip,-1", "status,asleep", "after,x" })
    void aBadParameterIsNamed(String name, String value) {
        as("acme").queryParam(name, value).get("/api/sessions").then().statusCode(422)
                .body("errors[0].field", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "not-a-uuid", "00000000-0000-0000-0000-000000000000" })
    void anUnknownMemoryIsAProblem(String id) {
        as("acme").get("/api/memories/{id}", id).then().statusCode(404).contentType("application/problem+json");
    }

    private static RequestSpecification as(String tenant) {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
    }
}
