package dev.throughline.recall.briefing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.recall.token.Tokens;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class RecallResourceTest {

    @Test
    void namesTheSessionAndTheFilesThatFitTheQuestion() {
        String position = rememberShop("tell/question");

        var answer = recall(Map.of("q", "the checkout times out again", "project", "tell/question", "after", position));

        assertThat(answer.getString("items[0].session_id")).isEqualTo("tell/question/s1");
        assertThat(answer.getString("markdown")).contains("2026-03-02", "src/checkout/Timeout.java")
                .startsWith(
                        "# Earlier work on tell/question\nFiles that such work touched, likeliest first: src/checkout/Timeout.java");
        assertThat(answer.getDouble("items[0].score")).isBetween(0.0, 10.0).isEqualTo(
                answer.<String, Number> getMap("items[0].why").values().stream().mapToDouble(Number::doubleValue).sum(),
                offset(0.001));
    }

    @Test
    void withoutAQuestionItTellsWhereTheProjectStands() {
        Memories shop = Memories.of("acme", "tell/start");
        String position = rememberShop("tell/start");
        Fixture.remember(shop.of(MemoryKind.STATE, "State", "Open: retry of failed payments"),
                shop.of(MemoryKind.DECISION, "Use Stripe", "Stripe it is, for its webhooks"));

        var answer = recall(Map.of("project", "tell/start", "after", position));

        assertThat(answer.getString("markdown")).containsSubsequence("Where tell/start stands", "retry of failed payments",
                "Stripe it is", "## 2026-03-02");
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 5, 20, 60, 120, 400, 1000 })
    void theTextNeverExceedsItsBudget(int budget) {
        String position = rememberShop("tell/budget" + budget);

        var answer = recall(Map.of("q", "checkout", "project", "tell/budget" + budget, "budget_tokens", "" + budget, "after",
                position));

        assertThat(Tokens.count(answer.getString("markdown"))).isEqualTo(answer.getInt("tokens"))
                .isLessThanOrEqualTo(budget);
    }

    @Test
    void theSameMemoryIsToldOnceToASessionUnlessItChanged() {
        Memories shop = Memories.of("acme", "tell/once");
        Memory context = shop.of(MemoryKind.CONTEXT, "Fix the checkout", "The checkout timed out");
        var question = Map.of("q", "checkout", "project", "tell/once", "session_id", "me", "after", Fixture.remember(context));

        var first = recall(question);
        var second = recall(question);
        Memory changed = changed(context);
        Fixture.remember(changed);
        var third = recall(question);

        assertThat(first.getList("items")).hasSize(1);
        assertThat(second.getList("items")).isEmpty();
        assertThat(second.getString("markdown")).isEmpty();
        assertThat(third.getList("items.id")).containsExactly(context.id().toString());
    }

    @Test
    void aSessionIsNotToldItsOwnMemories() {
        String position = rememberShop("tell/own");

        var answer = recall(Map.of("q", "checkout", "project", "tell/own", "session_id", "tell/own/s1", "after", position));

        assertThat(answer.<String> getList("items.session_id")).isNotEmpty().doesNotContain("tell/own/s1");
    }

    @Test
    void aMemoryIsToldInTheWordsOfTheDatabaseWhileTheIndexIsBehind() {
        Memory context = Memories.of("acme", "tell/behind").of(MemoryKind.CONTEXT, "Fix the checkout", "It failed once");
        String position = Fixture.remember(context);
        recall(Map.of("q", "checkout", "project", "tell/behind", "after", position));
        Fixture.insert(changed(context));

        var answer = recall(Map.of("q", "checkout", "project", "tell/behind"));

        assertThat(answer.getString("markdown")).contains("It failed once twice");
    }

    @Test
    void aVersionThatTheDatabaseConfirmsIsToldInTheWordsOfTheIndex() {
        Memory context = Memories.of("acme", "tell/confirmed").of(MemoryKind.CONTEXT, "Fix the checkout", "It failed once");
        String position = Fixture.remember(context);
        recall(Map.of("q", "checkout", "project", "tell/confirmed", "after", position));
        Fixture.run("UPDATE memory SET body = 'Never read' WHERE id = ?", context.id());

        var answer = recall(Map.of("q", "checkout", "project", "tell/confirmed"));

        assertThat(answer.getString("markdown")).contains("It failed once").doesNotContain("Never read");
    }

    @Test
    void whatTheIndexAloneHasIsNotToldAndItsFilesAreNotNamed() {
        Memories shop = Memories.of("acme", "tell/gone");
        Memory gone = shop.withSession("s2").withFiles("src/Salaries.java").of(MemoryKind.CONTEXT, "Pay the salaries", "Paid");
        String position = Fixture.remember(gone,
                shop.withFiles("src/Wages.java").of(MemoryKind.CONTEXT, "Pay the wages", "Wages and salaries are paid"));
        assertThat(recall(Map.of("q", "salaries", "project", "tell/gone", "after", position)).getString("markdown"))
                .contains("src/Salaries.java", "Pay the salaries");
        Fixture.delete(gone);

        String text = recall(Map.of("q", "salaries", "project", "tell/gone")).getString("markdown");

        assertThat(text).contains("src/Wages.java").doesNotContain("src/Salaries.java", "Pay the salaries");
    }

    @Test
    void whatWasOfUseIsToldFirst() {
        Memories shop = Memories.of("acme", "tell/usage");
        Memory older = shop.of(MemoryKind.DECISION, "Checkout by card", "Cards it is, as the shops have them");
        Memory newer = shop.withSession("s2").withTime("2026-03-02T11:00:00Z").of(MemoryKind.DECISION, "Checkout by cash",
                "Cash it is, as the banks have it");
        var question = Map.of("q", "checkout", "project", "tell/usage", "after", Fixture.remember(older, newer));
        assertThat(recall(question).getList("items.id")).containsExactly(newer.id().toString(), older.id().toString());
        Fixture.run("UPDATE memory SET recalled_count = 20, useful_count = 5 WHERE id = ?", older.id());

        var answer = recall(question);

        assertThat(answer.getList("items.id")).containsExactly(older.id().toString(), newer.id().toString());
        assertThat(answer.getDouble("items[0].why.usage")).isEqualTo(0.5);
        assertThat(answer.getString("markdown")).containsSubsequence("Cards it is", "Cash it is");
    }

    @Test
    void usageShowsInTheScoreWhereItDoesNotChangeTheOrder() {
        Memory context = Memories.of("acme", "tell/score").of(MemoryKind.CONTEXT, "Fix the checkout", "It failed once");
        var question = Map.of("q", "checkout", "project", "tell/score", "after", Fixture.remember(context));
        double before = recall(question).getDouble("items[0].score");
        Fixture.run("UPDATE memory SET recalled_count = 20 WHERE id = ?", context.id());

        assertThat(recall(question).getDouble("items[0].score")).isCloseTo(before + 0.25, offset(0.001));
    }

    @Test
    void aTenantIsToldNothingOfAnother() {
        String position = rememberShop("tell/isolation");

        var answer = given().auth().oauth2(TestTokens.of("globex", "ann", Scopes.RECALL))
                .queryParams(Map.of("q", "checkout", "after", position)).get("/api/recall").then().statusCode(200).extract()
                .jsonPath();

        assertThat(answer.getString("markdown")).isEmpty();
    }

    @Test
    void answersMarkdownAloneWhereThatIsAccepted() {
        String position = rememberShop("tell/markdown");

        String text = given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).accept("text/markdown")
                .queryParams(Map.of("q", "checkout", "project", "tell/markdown", "after", position)).get("/api/recall").then()
                .statusCode(200).contentType("text/markdown").extract().asString();

        assertThat(text).startsWith("# Earlier work on tell/markdown");
    }

    @Test
    void reportsWhatWasToldWithoutItsWords() {
        String position = rememberShop("tell/report");
        String session = "reader-" + UUID.randomUUID();

        var told = recall(
                Map.of("q", "the checkout times out", "project", "tell/report", "session_id", session, "after", position));

        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.MEMORY_RECALLED, "acme/" + session)).hasSize(1));
        var report = read(TopicRecords.of(Topics.MEMORY_RECALLED, "acme/" + session).getFirst().value());
        assertThat(report.memories()).isNotEmpty();
        assertThat(report.promptHash()).hasSize(64);
        assertThat(report.effort().givenTokens()).isEqualTo(told.getInt("tokens"));
        assertThat(report.effort().originalTokens()).isPositive();
    }

    @Test
    void answersInTheReferenceSystemsForm() {
        rememberShop("tell/reference");
        recall(Map.of("project", "tell/reference", "after", Fixture.position()));

        String text = given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL))
                .queryParams(Map.of("project_id", "tell/reference", "min_relevance_score", "0"))
                .get("/api/conversation-contexts/recall").then().statusCode(200).extract().asString();

        assertThat(text).contains("Previous Context", "### 1. ", "(Score: ", "*Type: context*");
    }

    @ParameterizedTest
    @ValueSource(strings = { "budget_tokens=0", "budget_tokens=x", "limit=0", "min_relevance_score=11", "after=x" })
    void aBadParameterIsNamed(String parameter) {
        String[] parts = parameter.split("=");

        var errors = given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).queryParam(parts[0], parts[1])
                .get("/api/recall").then().statusCode(422).extract().jsonPath().<String> getList("errors.field");

        assertThat(errors).containsExactly(parts[0]);
    }

    private static MemoryRecalled read(byte[] json) {
        try {
            return Json.read(json, MemoryRecalled.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Memory changed(Memory memory) {
        return new Memory(memory.id(), memory.tenantId(), memory.projectId(), memory.projectKey(), memory.sessionId(),
                memory.ownerId(), memory.visibility(), memory.kind(), memory.title(), memory.body() + " twice", memory.tags(),
                memory.files(), memory.importance(), memory.occurredAt(), null, memory.version() + 1, null,
                memory.eventIds(), memory.compressor(), "other", memory.details());
    }

    @Test
    void whatTheHeadingSaysIsNotSaidAgain() {
        String asked = "Why does the refund fail for split payments?";
        Memories refunds = Memories.of("acme", "said-once");
        String position = Fixture.remember(
                refunds.of(MemoryKind.CONTEXT, asked,
                        "Goal: " + asked + "\nDone: the second payment is looked up by its own id"),
                refunds.of(MemoryKind.TURN, asked,
                        "Ran: mvn test\nOutcome: the second payment is looked up by its own id"),
                refunds.prompt(1, asked));

        String text = recall(Map.of("q", asked, "project", "said-once", "after", position)).getString("markdown");

        assertThat(text).containsOnlyOnce(asked).containsOnlyOnce("the second payment").contains("- Ran: mvn test");
    }

    /** Three sessions, of which the first is about the checkout. */
    private static String rememberShop(String project) {
        Memories shop = Memories.of("acme", project);
        return Fixture.remember(
                shop.withFiles("src/checkout/Timeout.java").of(MemoryKind.CONTEXT, "Fix the checkout timeout",
                        "Goal: the checkout timed out\nEdited, most first: src/checkout/Timeout.java"),
                shop.withFiles("src/checkout/Timeout.java").of(MemoryKind.TURN, "Why does the checkout time out?",
                        "Edited: src/checkout/Timeout.java\nOutcome: the limit is ninety seconds now"),
                shop.prompt(1, "Why does the checkout time out?"),
                shop.withSession("s2").withFiles("src/search/Index.java").of(MemoryKind.CONTEXT, "Index the catalogue",
                        "Goal: search in the catalogue, not the checkout"),
                shop.withSession("s3").withFiles("docs/README.md").of(MemoryKind.CONTEXT, "Write the manual",
                        "Goal: a manual for operators"));
    }

    private static JsonPath recall(Map<String, String> parameters) {
        return given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).accept("application/json")
                .queryParams(parameters).get("/api/recall").then().statusCode(200).extract().jsonPath();
    }
}
