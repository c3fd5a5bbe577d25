package dev.throughline.recall.mcp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** What the tools say, of rows as the worker stores them. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class ToolsTest {

    private static final String PROJECT = "github.com/acme/shop";
    private static final String NOTHING = "Nothing is remembered of this.";

    private final String tenant = "tools-" + UUID.randomUUID();
    private final Memories shop = Memories.of(tenant, PROJECT);
    private final McpClient ann = McpClient.of(tenant, "ann");
    private final McpClient stranger = McpClient.of("another-" + tenant, "ann");

    @Test
    void aTaskIsToldTheMarkdownThatRestTells() {
        remember(shop.of(MemoryKind.DECISION, "Refunds are split", "Refunds are split by payment, since one gateway fails"));

        String told = ann.text("recall", Map.of("project", "git@github.com:acme/shop.git", "task", "fix split refunds"));

        String markdown = given().auth().oauth2(ann.token()).accept("text/markdown")
                .queryParams(Map.of("project", PROJECT, "q", "fix split refunds")).get("/api/recall").asString();
        assertThat(markdown).contains("Refunds are split");
        assertThat(told).isEqualTo(ToolAnswer.MARK + "\n\n" + markdown);
    }

    @Test
    void withoutATaskItIsToldWhereTheProjectStands() {
        remember(shop.of(MemoryKind.DECISION, "Refunds are split", "Refunds are split by payment"));

        assertThat(ann.text("recall", Map.of("project", PROJECT, "budget_tokens", 200)))
                .contains("# Where " + PROJECT + " stands", "Refunds are split");
    }

    @Test
    void aSearchAnswersALineForEachMemory() {
        Memory wanted = shop.of(MemoryKind.SOLUTION, "Checkout times out", "The pool was too small;\n\n# raise it to 20");
        remember(wanted, shop.withSession("s2").of(MemoryKind.DECISION, "Blue", "The logo is blue"));

        String found = ann.text("search",
                Map.of("query", "checkout times out", "project", PROJECT, "kinds", "solution", "limit",
                        5));

        assertThat(found).startsWith(ToolAnswer.MARK)
                .contains("2026-03-02 solution " + wanted.id(), "session " + PROJECT + "/s1",
                        "raise it to 20")
                .doesNotContain("Blue");
        assertThat(found.lines().filter(line -> line.startsWith("- "))).hasSize(1);
    }

    @Test
    void aMemoryIsReadWholeWithWhereItCameFrom() {
        Memory decision = shop.withFiles("src/Refund.java").withTags("payments")
                .of(MemoryKind.DECISION, "Refunds are split", "Because one gateway fails.\n\n" + "x".repeat(3_000));
        remember(decision);

        String whole = ann.text("memory", Map.of("id", decision.id().toString()));

        assertThat(whole).contains("x".repeat(3_000), PROJECT, "session " + PROJECT + "/s1", decision.eventIds().getFirst(),
                "src/Refund.java", "payments", "2026-03-02T10:00:00Z");
    }

    @Test
    void sessionsAreListedTheLatestFirst() {
        Fixture.insert(shop.withTime("2026-01-01T00:00:00Z").of(MemoryKind.CONTEXT, "Older", "x"));
        Fixture.insert(shop.withSession("s2").withTime("2026-02-01T00:00:00Z").of(MemoryKind.CONTEXT, "Newer", "x"));

        String listed = ann.text("sessions", Map.of("project", PROJECT));

        assertThat(listed).contains("2 of 2", "- 2026-02-01 " + PROJECT + "/s2 (active, 0 turns, " + PROJECT
                + ", claude-code, laptop): Newer").containsSubsequence("Newer", "Older");
        assertThat(ann.text("sessions", Map.of("project", PROJECT, "limit", 1))).contains("1 of 2").doesNotContain("Older");
    }

    @Test
    void aSessionIsReadByItsTurnsOrToGoOnFromIt() {
        Memory context = shop.of(MemoryKind.CONTEXT, "Refunds", "Open: tests of partial refunds");
        Fixture.insert(context);
        Fixture.run("""
                INSERT INTO session_turn (tenant_id, session_id, ordinal, intent, outcome, files_edited, started_at)
                VALUES (?, ?, 1, 'Split the refunds', 'Done and tested', ARRAY['src/Refund.java'], now())
                """, tenant, context.sessionId());

        assertThat(ann.text("session", Map.of("id", context.sessionId()))).contains(
                "# Session 2026-03-02 " + context.sessionId(),
                "1. Split the refunds", "Outcome: Done and tested", "Edited: src/Refund.java");
        assertThat(ann.text("session", Map.of("id", context.sessionId(), "as", "resumption")))
                .contains("# What was done before", "Open: tests of partial refunds");
    }

    @Test
    void factsAreListedAndReadByKey() {
        fact("test-command", "\"./mvnw -q verify\"");
        fact("limits", "{\"retries\": 3}");

        assertThat(ann.text("facts", Map.of("project", PROJECT))).contains("- test-command (version 1", "./mvnw -q verify",
                "- limits (version 1", "{\"retries\":3}");
        assertThat(ann.text("facts", Map.of("project", PROJECT, "key", "test-command"))).contains("# test-command",
                "./mvnw -q verify").doesNotContain("retries");
    }

    @Test
    void anotherTenantSeesNothing() {
        Memory decision = shop.of(MemoryKind.DECISION, "Refunds are split", "Refunds are split by payment");
        remember(decision);
        fact("test-command", "\"./mvnw -q verify\"");

        assertThat(stranger.text("recall", Map.of("project", PROJECT, "task", "split refunds"))).startsWith(NOTHING);
        assertThat(stranger.text("search", Map.of("query", "refunds are split"))).startsWith(NOTHING);
        assertThat(stranger.error("memory", Map.of("id", decision.id().toString()))).contains("no such memory");
        assertThat(stranger.text("sessions", Map.of("project", PROJECT))).startsWith(NOTHING);
        assertThat(stranger.error("session", Map.of("id", decision.sessionId()))).contains("no such session");
        assertThat(stranger.error("session", Map.of("id", decision.sessionId(), "as", "resumption")))
                .contains("no such session");
        assertThat(stranger.text("facts", Map.of("project", PROJECT))).startsWith(NOTHING);
        assertThat(stranger.error("facts", Map.of("project", PROJECT, "key", "test-command")))
                .contains("Nothing is remembered");
    }

    /** A session of the protocol belongs to nobody: whose token comes with the request, decides. */
    @Test
    void theTokenOfTheRequestDecidesAndNotTheOneThatOpenedTheSession() {
        Memory decision = shop.of(MemoryKind.DECISION, "Refunds are split", "Refunds are split by payment");
        remember(decision);
        String session = McpClient.post(McpClient.request().auth().oauth2(ann.token()), "initialize", Map.of("protocolVersion",
                "2025-11-25", "capabilities", Map.of(), "clientInfo", Map.of("name", "a", "version", "1")))
                .header("Mcp-Session-Id");

        var response = McpClient.post(McpClient.request().auth().oauth2(stranger.token()).header("Mcp-Session-Id", session),
                "tools/call", Map.of("name", "memory", "arguments", Map.of("id", decision.id().toString())));

        assertThat(session).isNotNull();
        assertThat(response.asString()).contains("no such memory").doesNotContain("split by payment");
    }

    @Test
    void whatIsPrivateIsForItsOwnerAlone() {
        Memory plan = shop.privateTo("ann").of(MemoryKind.DECISION, "Penguin plan", "My penguin plan");
        remember(plan);

        assertThat(ann.text("search", Map.of("query", "penguin plan"))).contains("penguin plan");
        assertThat(McpClient.of(tenant, "bob").text("search", Map.of("query", "penguin plan"))).startsWith(NOTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            search   | limit         | 51        | limit must be a whole number from 1 to 50
            search   | kinds         | dreams    | kinds must be some of
            sessions | limit         | 0         | limit must be a whole number from 1 to 50
            facts    | limit         | -1        | limit must be a whole number from 1 to 50
            recall   | budget_tokens | 1000000   | budget_tokens must be a whole number from 100 to 8000
            session  | as            | poem      | as must be one of turns, resumption
            memory   | id            | no-id     | Ids are in the lines of search
            search   | limit         | many      | limit
            """)
    void aBadArgumentIsNamedAndWhatItMayBe(String tool, String argument, String value, String said) {
        var arguments = new HashMap<String, Object>(Map.of("project", PROJECT, "id", "x"));
        arguments.put(argument, value);

        assertThat(ann.error(tool, arguments)).contains(said);
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThat(ann.error("recall", Map.of())).contains("project");
    }

    @Test
    void aHostileTextIsNoFault() {
        String hostile = "\0 ../.. '; DROP TABLE memory; -- \uD83E " + "(".repeat(5_000);

        assertThat(ann.text("search", Map.of("query", hostile))).startsWith(NOTHING);
        assertThat(ann.error("search", Map.of("project", hostile))).contains("project must be at most");
        assertThat(ann.error("session", Map.of("id", hostile))).contains("id must be at most");
    }

    private void remember(Memory... memories) {
        String position = Fixture.remember(memories);
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL)).get("/api/search?after=" + position).then()
                .statusCode(200);
    }

    /** As the worker stores what is put under a key. */
    private void fact(String key, String value) {
        Memory memory = shop.of(MemoryKind.FACT, key, value);
        Fixture.insert(memory);
        UUID fact = UUID.randomUUID();
        Fixture.run("""
                INSERT INTO project_fact (tenant_id, id, project_id, key, scope, version, is_removed, created_at, updated_at)
                VALUES (?, ?, ?, ?, '', 1, false, now(), now())
                """, tenant, fact, memory.projectId(), key);
        Fixture.run("UPDATE memory SET source_key = ?, session_id = NULL, details = ?::jsonb WHERE tenant_id = ? AND id = ?",
                "fact/" + fact + "/1", "{\"value\": " + value + "}", tenant, memory.id());
    }
}
