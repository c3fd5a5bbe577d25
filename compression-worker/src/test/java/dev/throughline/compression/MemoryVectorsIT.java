package dev.throughline.compression;

import static dev.throughline.compression.ModelEndpoints.CHAT;
import static dev.throughline.compression.ModelEndpoints.EMBEDDINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.StubEndpoint;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@TestProfile(ModelsInUse.class)
class MemoryVectorsIT {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @BeforeEach
    void answerWithVectors() {
        CHAT.answers(body -> StubEndpoint.Answer.error(503));
        EMBEDDINGS.answers(body -> vectors(body, "[0.25,-0.5,1e-7]"));
    }

    @AfterEach
    void answerNothing() {
        EMBEDDINGS.answers(body -> StubEndpoint.Answer.error(503));
    }

    @Test
    void everySharedMemoryGetsItsVectorAndIsAnnouncedWithIt() {
        Sent.to(Lane.LIVE, session.prompt("Make the export faster"), session.privatePrompt("My own plans"));

        await().untilAsserted(() -> assertThat(announced(MemoryKind.PASSAGE)).filteredOn(memory -> memory.embedding() != null)
                .singleElement().satisfies(memory -> {
                    assertThat(memory.body()).isEqualTo("Make the export faster");
                    assertThat(memory.embedding().model()).isEqualTo("tiny");
                    assertThat(memory.embedding().values()).containsExactly(0.25f, -0.5f, 1e-7f);
                }));
        assertThat(EMBEDDINGS.asked()).noneMatch(asked -> asked.contains("My own plans"));
    }

    @Test
    void aVectorIsNoNewVersion() {
        Sent.to(Lane.LIVE, session.prompt("Make the export faster"));

        await().untilAsserted(() -> assertThat(announced(MemoryKind.PASSAGE).getLast().embedding()).isNotNull());
        assertThat(announced(MemoryKind.PASSAGE)).extracting(Memory::version).containsOnly(1);
    }

    @Test
    void whileAVectorIsOfAnOlderContentTheMemoryHasNone() {
        Sent.to(Lane.LIVE, session.prompt("Make the export faster"));
        await().untilAsserted(() -> assertThat(announced(MemoryKind.TURN).getLast().embedding()).isNotNull());
        EMBEDDINGS.answers(body -> StubEndpoint.Answer.error(503));

        Sent.to(Lane.LIVE, session.response("It streams its rows now."));

        await().untilAsserted(() -> assertThat(announced(MemoryKind.TURN).getLast().version()).isEqualTo(2));
        assertThat(announced(MemoryKind.TURN).getLast().embedding()).isNull();
        EMBEDDINGS.answers(body -> vectors(body, "[1,2,3]"));
        await().untilAsserted(() -> assertThat(announced(MemoryKind.TURN).getLast().embedding()).isNotNull()
                .satisfies(embedding -> assertThat(embedding.values()).containsExactly(1f, 2f, 3f)));
    }

    @Test
    void oneTextThatTheEndpointRefusesDoesNotHoldTheOthersUp() {
        EMBEDDINGS.answers(body -> body.contains("poison") ? StubEndpoint.Answer.error(400) : vectors(body, "[1,2,3]"));

        Sent.to(Lane.LIVE, session.prompt("Make the export faster"), session.response("Drink no poison"));

        await().untilAsserted(() -> {
            assertThat(missing()).isZero();
            assertThat(rows.texts("SELECT embedding IS NULL FROM memory WHERE body = 'Drink no poison' AND session_id = ?",
                    session.id())).containsExactly("t");
        });
        assertThat(announced(MemoryKind.PASSAGE)).filteredOn(memory -> memory.embedding() != null).isNotEmpty();
    }

    @Test
    void aTextThatIsRefusedIsNotAskedForAgain() {
        EMBEDDINGS.answers(body -> body.contains("poison") ? StubEndpoint.Answer.error(400) : vectors(body, "[1,2,3]"));

        Sent.to(Lane.LIVE, session.prompt("Drink no poison"));

        await().untilAsserted(() -> {
            assertThat(rows.count("SELECT count(*) FROM memory WHERE session_id = ?", session.id())).isPositive();
            assertThat(missing()).isZero();
        });
    }

    @Test
    void vectorsOfAnotherDimensionAreReportedAndNotUsed() {
        EMBEDDINGS.answers(body -> vectors(body, "[1,2]"));

        Sent.to(Lane.LIVE, session.prompt("Make the export faster"));

        await().untilAsserted(() -> assertThat(state()).startsWith("degraded: ").contains("2 values").contains("is 3"));
        RestAssured.get("/q/health/ready").then().statusCode(200);
        assertThat(rows.count("SELECT count(*) FROM memory WHERE embedding IS NOT NULL AND session_id = ?", session.id()))
                .isZero();
        EMBEDDINGS.answers(body -> vectors(body, "[1,2,3]"));
        await().untilAsserted(() -> assertThat(state()).isEqualTo("on"));
    }

    private List<Memory> announced(MemoryKind kind) {
        await().untilAsserted(() -> {
            assertThat(rows.count("SELECT count(*) FROM memory WHERE session_id = ?", session.id())).isPositive();
            assertThat(rows.count("SELECT count(*) FROM outbox")).isZero();
        });
        return Announced.of(session).stream().filter(memory -> memory.kind() == kind).toList();
    }

    private long missing() {
        return rows.count("""
                SELECT count(*) FROM memory
                WHERE session_id = ? AND visibility = 'team' AND embedded_hash IS DISTINCT FROM content_hash
                """, session.id());
    }

    private static String state() {
        return RestAssured.get("/q/health/ready").then().extract()
                .jsonPath().getString("checks.find { it.name == 'embedding' }.data.state");
    }

    /** The same vector for each text of a request. */
    private static StubEndpoint.Answer vectors(String request, String vector) {
        try {
            int texts = Json.mapper().readTree(request.getBytes(StandardCharsets.UTF_8)).path("input").size();
            var data = Collections.nCopies(texts, "{\"index\":0,\"embedding\":" + vector + "}");
            return StubEndpoint.Answer.of("{\"data\":[" + String.join(",", data) + "]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
