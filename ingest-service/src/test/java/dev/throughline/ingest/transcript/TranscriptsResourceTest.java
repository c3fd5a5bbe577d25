package dev.throughline.ingest.transcript;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TranscriptsResourceTest {

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void aSessionBecomesItsEventsInTheBackfillLane() {
        String file = new TranscriptLines("s1").prompt("Fix the cart").thinks("m1", "hm").says("m1", "I look.")
                .calls("m1", "t1", "Bash", "npm test").result("t1", "2 failed", true).calls("m2", "t2", "Bash", "npm test")
                .result("t2", "all passed", false).says("m3", "Fixed.").text();

        post(file).statusCode(202)
                .body("accepted", equalTo(8))
                .body("duplicates", equalTo(0))
                .body("position", matchesPattern("i\\d+:\\d+"))
                .body("session_id", equalTo("s1"))
                .body("skipped['assistant/interim_text']", equalTo(1));

        assertThat(events()).extracting(SessionEvent::type).containsExactly(EventType.SESSION_STARTED, EventType.PROMPT,
                EventType.TOOL_FAILED, EventType.TOOL_RESULT, EventType.RESPONSE, EventType.USAGE, EventType.USAGE,
                EventType.USAGE);
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo(Source.TRANSCRIPT);
            assertThat(event.project().key()).isEqualTo("github.com/acme/shop");
            assertThat(event.branch()).isEqualTo("main");
            assertThat(event.occurredAt()).hasToString("2026-02-01T08:00:00Z");
        });
    }

    @Test
    void importingAgainGivesTheSameIds() {
        String file = new TranscriptLines("s").prompt("go on").says("m1", "Done.").prompt("go on").says("m2", "Done.").text();

        post(file).statusCode(202);
        List<String> first = ids();
        post(file).statusCode(202);

        assertThat(ids()).hasSize(2 * first.size()).hasSameElementsAs(first);
    }

    @Test
    void theRepeatsOfATextAreCountedSoThatTheyMeetTheirLiveTwins() {
        post(new TranscriptLines("s").prompt("go on").says("m1", "Done.").prompt("go on").says("m2", "Done.").text());

        String hash = ContentKey.hash("go on");
        assertThat(of(EventType.PROMPT)).extracting(SessionEvent::id).containsExactly("prompt:" + hash + ":1",
                "prompt:" + hash + ":2");
        assertThat(of(EventType.PROMPT)).extracting(SessionEvent::contentKey).containsOnly("prompt:" + hash);
        assertThat(of(EventType.RESPONSE)).extracting(SessionEvent::occurrence).containsExactly(1, 2);
    }

    @Test
    void theAgentsPromptIdNamesThePromptAndItsResponse() {
        post(new TranscriptLines("s").prompt("Fix it", "p1").says("m1", "Done.").text());

        assertThat(of(EventType.PROMPT)).extracting(SessionEvent::id).containsExactly("prompt:p1");
        assertThat(of(EventType.PROMPT)).extracting(SessionEvent::occurrence).containsExactly(1);
        assertThat(of(EventType.RESPONSE)).extracting(SessionEvent::id)
                .containsExactly("response:p1:" + ContentKey.hash("Done."));
    }

    @Test
    void usageIsCountedOnceForAMessageWithItsFinalCount() {
        post(new TranscriptLines("s").prompt("x").thinks("m1", "…").says("m1", "Yes.").text());

        assertThat(of(EventType.USAGE)).singleElement().satisfies(usage -> {
            assertThat(usage.id()).isEqualTo("usage:m1");
            assertThat(usage.data().path("output_tokens").asInt()).isEqualTo(7);
        });
    }

    @Test
    void whatNoPersonWroteIsSkippedAndCounted() {
        String file = new TranscriptLines("s").flagged("isMeta", "meta").flagged("isCompactSummary", "summary")
                .prompt("<command-name>/clear</command-name>").prompt("<system-reminder>only this</system-reminder>")
                .other("progress").other("file-history-snapshot").text();

        post(file).statusCode(202)
                .body("skipped['user/meta']", equalTo(1))
                .body("skipped['user/compact_summary']", equalTo(1))
                .body("skipped['user/command']", equalTo(2))
                .body("skipped.progress", equalTo(1))
                .body("skipped['file-history-snapshot']", equalTo(1));

        assertThat(events()).extracting(SessionEvent::type).containsExactly(EventType.SESSION_STARTED);
    }

    @Test
    void aSubAgentIsKeptApart() {
        post(new TranscriptLines("s").prompt("Find it").sidechain("u1", "", "user", "Look in src")
                .sidechain("u2", "u1", "assistant", "It is in a.ts").says("m1", "Found.").text());

        SessionEvent spawned = of(EventType.AGENT_SPAWNED).getFirst();
        SessionEvent stopped = of(EventType.SUBAGENT_STOPPED).getFirst();
        assertThat(spawned.agentId()).isEqualTo(stopped.agentId()).isNotNull();
        assertThat(stopped.text("text")).isEqualTo("It is in a.ts");
        assertThat(of(EventType.PROMPT)).hasSize(1);
        assertThat(of(EventType.RESPONSE)).extracting(event -> event.text("text")).containsExactly("Found.");
    }

    @Test
    void linesThatDoNotParseAreCountedAndTheRestIsTakenIn() {
        String file = new TranscriptLines("s").raw("{\"type\": \"user\", ").raw("17").raw("").prompt("x")
                .raw("{\"type\": \"user\", \"sessionId\": \"\\u0007\"}").text();

        post(file).statusCode(202)
                .body("rejected_lines", equalTo(3))
                .body("rejected.index", contains(0, 1, 4))
                .body("accepted", equalTo(2));
    }

    @Test
    void anEmptyFileIsNoError() {
        post("").statusCode(202).body("accepted", equalTo(0)).body("session_id", nullValue());
    }

    @Test
    void theFolderNamesTheProjectWhereNothingElseDoes() {
        call().body(bytes(new TranscriptLines("s").prompt("x").text())).post("/api/transcripts?tool=claude-code").then()
                .statusCode(202);

        assertThat(events().getFirst().project().key()).isEqualTo("folder:shop");
    }

    @Test
    void secretsPrivateTextAndWholeFilesNeverReachKafka() {
        post(new TranscriptLines("s").prompt("a <private>hushed</private> b").calls("m1", "t1", "Bash", "export API_KEY=x")
                .result("t1", "DB_PASSWORD=Tr0ub4dor&3x", false).text());

        assertThat(String.join("", KafkaReader.values(Topics.SESSION_IMPORTED, tenant))).contains("[secret:password:")
                .doesNotContain("hushed", "Tr0ub4dor", "WHOLE FILE");
    }

    @Test
    void aCompressedFileIsInflatedWhileItComes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(new TranscriptLines("s").prompt("x").text()));
        }

        call().header("Content-Encoding", "gzip").body(bytes.toByteArray())
                .post("/api/transcripts?tool=claude-code").then().statusCode(202).body("accepted", equalTo(2));
    }

    @Test
    void aToolThatIsNotKnownIsNamed() {
        call().body(bytes("")).post("/api/transcripts?tool=clippy").then().statusCode(422).body("errors[0].field",
                equalTo("tool"));
        call().body(bytes("")).post("/api/transcripts").then().statusCode(422).body("errors[0].field", equalTo("tool"));
    }

    private ValidatableResponse post(String file) {
        return call().body(bytes(file))
                .post("/api/transcripts?tool=claude-code&project=https://github.com/acme/shop.git").then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/x-ndjson");
    }

    private List<SessionEvent> of(EventType type) {
        return events().stream().filter(event -> event.type() == type).toList();
    }

    private List<String> ids() {
        return events().stream().map(SessionEvent::id).toList();
    }

    private List<SessionEvent> events() {
        return KafkaReader.events(Topics.SESSION_IMPORTED, tenant);
    }
}
