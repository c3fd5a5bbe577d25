package dev.throughline.compression;

import static dev.throughline.compression.ModelEndpoints.CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.throughline.common.event.EventType;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.StubEndpoint;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@TestProfile(ModelsInUse.class)
class RefinementIT {

    private static final String REFINED = "Goal: Exports that take seconds.\nEdited: src/Export.java\nDone: Streams rows.";

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @BeforeEach
    void emptyTheQueue() {
        CHAT.answers(body -> completion(REFINED));
        // the schema is there when the worker is ready
        await().untilAsserted(() -> assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200));
        rows.execute("DELETE FROM refinement");
    }

    @Test
    void theModelsWordsTakeThePlaceOfTheRulesAndAreAnnounced() {
        capture();

        awaitRefined();
        assertThat(text("details->>'refined_by'")).isEqualTo("tiny");
        assertThat(text("details->>'rules_body'")).contains("Goal: ", "src/Export.java");
        await().untilAsserted(() -> assertThat(Announced.of(session).stream()
                .filter(memory -> memory.kind() == MemoryKind.CONTEXT).toList().getLast().body()).isEqualTo(REFINED));
    }

    @Test
    void everyCallIsInTheLedger() {
        capture();

        await().untilAsserted(() -> assertThat(ledger()).containsExactly("refined"));
        assertThat(rows.texts("""
                SELECT concat_ws(' ', provider, model, purpose, input_tokens, output_tokens, cost)
                FROM model_call WHERE memory_id = (SELECT id FROM memory WHERE kind = 'context' AND session_id = ?)
                """, session.id())).containsExactly("openai tiny refine 1000 100 0.002800");
    }

    @Test
    void aSessionThatGoesOnHasTheWordsOfTheRulesUntilItIsRefinedAgain() {
        capture();
        awaitRefined();
        CHAT.answers(body -> StubEndpoint.Answer.error(503));

        Sent.to(Lane.LIVE, session.edit("src/Import.java"), session.response("The import streams too."));

        await().untilAsserted(() -> assertThat(body()).contains("src/Import.java"));
        assertThat(text("details->>'refined_by'")).isEmpty();
    }

    @Test
    void theSameWordsOfTheRulesLeaveTheRefinedOnes() {
        capture();
        awaitRefined();

        Sent.to(Lane.LIVE, session.event(EventType.SESSION_ENDED, TestSession.data().put("reason", "other")));

        await().untilAsserted(() -> assertThat(rows.texts("SELECT status FROM session WHERE id = ?", session.id()))
                .containsExactly("ended"));
        assertThat(body()).isEqualTo(REFINED);
    }

    @Test
    void anAnswerThatLosesAFileOrHoldsASecretIsRefused() {
        String secret = "Goal: src/Export.java with AKIA" + "IOSFODNN7EXAMPLQ";
        for (String answer : List.of("Goal: faster", secret, "I cannot help with that.")) {
            var other = new TestSession();
            CHAT.answers(body -> completion(answer));

            capture(other);

            await().untilAsserted(() -> assertThat(ledger(other)).as(answer).containsExactly("refused"));
            assertThat(body(other)).contains("Goal: Make the export faster");
        }
    }

    @Test
    void nothingPrivateIsShownToTheModel() {
        Sent.to(Lane.LIVE, session.privatePrompt("My unhappy salary talk"), session.response("I see, the salary."));
        capture();

        awaitRefined();
        assertThat(CHAT.asked()).hasSize(1).allSatisfy(asked -> assertThat(asked).contains("Make the export faster")
                .doesNotContain("salary"));
    }

    @Test
    void withoutBudgetNothingIsAskedUntilTomorrow() {
        capture();
        awaitRefined();
        rows.execute("UPDATE model_call SET input_tokens = 199000 WHERE project_id = '" + text("project_id") + "'");
        CHAT.answers(body -> completion(REFINED));

        Sent.to(Lane.LIVE, session.edit("src/Import.java"), session.response("The import streams too."));

        await().untilAsserted(() -> assertThat(queued("due_at = (date_trunc('day', now(), 'UTC') + interval '1 day')"))
                .containsExactly("t"));
        assertThat(CHAT.asked()).isEmpty();
        assertThat(body()).contains("src/Import.java");
    }

    @Test
    void aModelThatKeepsFailingIsLeftAloneAndAskedAgainLater() {
        CHAT.answers(body -> StubEndpoint.Answer.error(500));
        capture();
        await().untilAsserted(() -> assertThat(ledger()).containsExactly("failed"));

        await().untilAsserted(() -> {
            hurry();
            assertThat(state()).startsWith("degraded");
        });
        RestAssured.get("/q/health/ready").then().statusCode(200);
        CHAT.answers(body -> completion(REFINED));
        awaitRefined();

        assertThat(state()).isEqualTo("on");
    }

    @Test
    void aSlowModelIsNotWaitedFor() {
        CHAT.answers(body -> completion(REFINED).after(Duration.ofSeconds(20)));

        capture();

        await().untilAsserted(() -> assertThat(ledger()).containsExactly("timeout"));
        assertThat(body()).contains("Goal: Make the export faster");
        assertThat(rows.count("SELECT max(duration_ms) FROM model_call")).isLessThan(15_000);
        CHAT.answers(body -> completion(REFINED));
    }

    private void capture() {
        capture(session);
    }

    private static void capture(TestSession session) {
        Sent.to(Lane.LIVE, session.prompt("Make the export faster"), session.edit("src/Export.java"),
                session.response("The export streams its rows now."));
    }

    private String body() {
        return body(session);
    }

    private String body(TestSession session) {
        return String.join("", rows.texts("SELECT body FROM memory WHERE kind = 'context' AND session_id = ?", session.id()));
    }

    private String text(String expression) {
        String sql = "SELECT coalesce((" + expression + ")::text, '') FROM memory WHERE kind = 'context' AND session_id = ?";
        return String.join("", rows.texts(sql, session.id()));
    }

    private List<String> ledger() {
        return ledger(session);
    }

    private List<String> ledger(TestSession session) {
        return rows.texts("""
                SELECT outcome FROM model_call
                WHERE memory_id = (SELECT id FROM memory WHERE kind = 'context' AND session_id = ?)
                """, session.id());
    }

    private List<String> queued(String expression) {
        return rows.texts("SELECT " + expression + " FROM refinement "
                + "WHERE memory_id = (SELECT id FROM memory WHERE kind = 'context' AND session_id = ?)", session.id());
    }

    private void awaitRefined() {
        await().untilAsserted(() -> {
            hurry();
            assertThat(body()).isEqualTo(REFINED);
        });
    }

    /** What failed waits for a minute. */
    private void hurry() {
        rows.execute("UPDATE refinement SET due_at = now() WHERE attempts > 0 AND due_at > now() + interval '30 seconds'");
    }

    private static String state() {
        return RestAssured.get("/q/health/ready").then().extract()
                .jsonPath().getString("checks.find { it.name == 'refinement' }.data.state");
    }

    private static StubEndpoint.Answer completion(String text) {
        var message = TestSession.data().put("role", "assistant").put("content", text);
        var answer = TestSession.data().put("id", "1").put("object", "chat.completion").put("model", "tiny");
        answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop").set("message", message);
        answer.putObject("usage").put("prompt_tokens", 1000).put("completion_tokens", 100).put("total_tokens", 1100);
        return StubEndpoint.Answer.of(answer.toString());
    }
}
