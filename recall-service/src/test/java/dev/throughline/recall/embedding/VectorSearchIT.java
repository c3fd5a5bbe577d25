package dev.throughline.recall.embedding;

import static dev.throughline.recall.embedding.EmbeddingsResource.ENDPOINT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import dev.throughline.common.embedding.Embedding;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.StubEndpoint;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
@QuarkusTestResource(value = EmbeddingsResource.class, restrictToAnnotatedClass = true)
class VectorSearchIT {

    private static final Embedding VECTOR = new Embedding("tiny", List.of(1f, 0f, 0f));

    private final Memories shop = Memories.of("acme", "vectors/" + UUID.randomUUID());
    private final Memory near = shop.of(MemoryKind.DECISION, "Carts", "A cart is emptied at midnight").with(VECTOR);
    private final Memory literal = shop.of(MemoryKind.DECISION, "Banner", "The basket banner is blue");
    private String position = "";

    @BeforeEach
    void rememberAndAnswer() {
        position = Fixture.remember(near, literal);
        ENDPOINT.answers(body -> vector("[1,0,0]"));
        // an endpoint that failed in another test is asked again after its rest
        await().untilAsserted(() -> assertThat(ids(found("trolley" + UUID.randomUUID()))).containsExactly(id(near)));
    }

    @Test
    void aQuestionWithoutASharedWordFindsTheMemoryByItsMeaning() {
        var answer = found("When do trolleys lose their content?");

        assertThat(ids(answer)).containsExactly(id(near));
        assertThat(answer.getFloat("hits[0].score")).isBetween(9f, 10f);
    }

    @Test
    void whatIsNearIsToldToAnAgentAndExplained() {
        var answer = asked("/api/recall", "When do trolleys lose their content?");

        assertThat(answer.getList("items.id", String.class)).contains(id(near));
        assertThat(answer.getFloat("items.find { it.id == '" + id(near) + "' }.why.match")).isPositive();
    }

    @Test
    void theSameQuestionIsEmbeddedOnce() {
        ENDPOINT.answers(body -> vector("[1,0,0]"));

        found("When do trolleys lose their content again?");
        found("When do trolleys lose their content again?");

        assertThat(ENDPOINT.asked()).hasSize(1);
    }

    @Test
    void aSlowEndpointLeavesTheAnswerToTheWordsWithinTheBudget() {
        var slow = Duration.ofSeconds(8);
        ENDPOINT.answers(body -> vector("[1,0,0]").after(slow));
        double before = skipped("slow");

        var answer = found("basket " + UUID.randomUUID());

        assertThat(ids(answer)).containsExactly(id(literal));
        assertThat(answer.getLong("took_ms")).isLessThan(slow.toMillis());
        assertThat(skipped("slow")).isEqualTo(before + 1);
    }

    @Test
    void anEndpointThatFailsIsLeftAloneAndTheWordsAnswer() {
        ENDPOINT.answers(body -> StubEndpoint.Answer.error(500));

        await().untilAsserted(() -> {
            assertThat(ids(found("basket " + UUID.randomUUID()))).containsExactly(id(literal));
            assertThat(health().getString("state")).startsWith("degraded: words alone");
        });

        RestAssured.get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void aDimensionThatDoesNotFitIsReported() {
        ENDPOINT.answers(body -> vector("[1,0]"));

        var answer = found("basket " + UUID.randomUUID());

        assertThat(ids(answer)).containsExactly(id(literal));
        assertThat(health().getString("state")).contains("2 values").contains("is 3");
        assertThat(health().getString("indexed")).contains("tiny/3");
    }

    @Test
    void neitherPrivateTextNorASecretLeavesInAQuestion() {
        String key = "ghp_" + "1234567890abcdefghijklmnopqrstuvwx12";

        found("trolley <private>my salary</private> with " + key);

        assertThat(ENDPOINT.asked().getLast()).contains("trolley").doesNotContain("salary", key);
    }

    private JsonPath found(String question) {
        return asked("/api/search", question);
    }

    private JsonPath asked(String path, String question) {
        return given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL))
                .queryParams(Map.of("q", question, "project", shop.project(), "after", position))
                .get(path).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> ids(JsonPath answer) {
        return answer.getList("hits.id", String.class);
    }

    private static String id(Memory memory) {
        return memory.id().toString();
    }

    private static double skipped(String reason) {
        return RestAssured.get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith("embeddings_skipped_total") && line.contains("\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private static JsonPath health() {
        return RestAssured.get("/q/health/ready").then().extract().jsonPath()
                .setRootPath("checks.find { it.name == 'embedding' }.data");
    }

    private static StubEndpoint.Answer vector(String values) {
        return StubEndpoint.Answer.of("{\"data\":[{\"index\":0,\"embedding\":" + values + "}]}");
    }
}
