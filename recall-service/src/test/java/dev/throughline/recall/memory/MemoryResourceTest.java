package dev.throughline.recall.memory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class MemoryResourceTest {

    @Test
    void aSupersededMemoryIsHistoryThatNamesItsSuccessor() {
        Memories shop = Memories.of("acme", "memory/history");
        Memory older = shop.of(MemoryKind.DECISION, "Use Redis", "Use Redis for the cache");
        Memory newer = shop.of(MemoryKind.DECISION, "Use Memcached", "Use Memcached instead of Redis for the cache");
        String position = Fixture.remember(older, newer);

        supersede(older, newer);

        memory(older).body("title", equalTo("Use Redis")).body("superseded_by", equalTo(newer.id().toString()))
                .body("supersedes", empty());
        memory(newer).body("superseded_by", nullValue()).body("supersedes", contains(older.id().toString()));
        as().queryParam("q", "cache").queryParam("project", "memory/history").queryParam("after", position).get("/api/search")
                .then().statusCode(200).body("hits.id", contains(newer.id().toString()));
    }

    @Test
    void aMemoryTellsWhatBecameOfItWhenItWasTold() {
        Memory memory = Memories.of("acme", "memory/usage").of(MemoryKind.DECISION, "Use Redis", "Use Redis for the cache");
        Fixture.remember(memory);

        Fixture.run("UPDATE memory SET recalled_count = 7, useful_count = 2 WHERE id = ?", memory.id());

        memory(memory).body("usage.recalled", equalTo(7)).body("usage.useful", equalTo(2));
    }

    @Test
    void whatAPrivateMemorySupersededIsNotForOthers() {
        Memories bobs = Memories.of("acme", "memory/private").privateTo("bob");
        Memory older = bobs.of(MemoryKind.DECISION, "Use Redis", "Use Redis for the cache");
        Memory newer = bobs.of(MemoryKind.DECISION, "Use Memcached", "Use Memcached instead of Redis for the cache");
        Fixture.remember(older, newer);

        supersede(older, newer);

        as().get("/api/memories/{id}", older.id()).then().statusCode(404);
        as().get("/api/memories/{id}", newer.id()).then().statusCode(404);
    }

    private static void supersede(Memory older, Memory newer) {
        Fixture.run("UPDATE memory SET superseded_by = ?, version = version + 1 WHERE id = ?", newer.id(), older.id());
    }

    private static ValidatableResponse memory(Memory memory) {
        return as().get("/api/memories/{id}", memory.id()).then().statusCode(200);
    }

    private static RequestSpecification as() {
        return given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL));
    }
}
