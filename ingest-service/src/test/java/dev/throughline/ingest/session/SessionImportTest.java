package dev.throughline.ingest.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

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
class SessionImportTest {

    private static final String HEADER = """
            {"format": "throughline-session", "version": 1, "exported_at": "2026-11-20T10:00:00Z", "session": {"id": "a/b",
             "project": "github.com/acme/shop", "tool": "claude-code", "machine": "box", "branch": "main", "title": "The cart"}}"""
            .replace("\n", "");

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void anExportedSessionIsSentEventByEvent() {
        send(HEADER, event("session-started", "session_started", "{\"title\": \"The cart\"}", ""),
                event("p1", "prompt", "{\"text\": \"Fix it\"}", ", \"content_key\": \"prompt:abc\", \"is_private\": true"),
                event("d1", "deployed", "{}", ", \"agent_id\": \"x\""), "{\"end\": 3}")
                .statusCode(202).body("session_id", equalTo("a/b"), "accepted", equalTo(3), "complete", equalTo(true))
                .body("position", startsWith("i"));

        var sent = KafkaReader.events(Topics.SESSION_IMPORTED, tenant);
        assertThat(sent).extracting(SessionEvent::id).containsExactly("session-started", "p1", "d1");
        SessionEvent prompt = sent.get(1);
        assertThat(prompt.sessionId()).isEqualTo("a/b");
        assertThat(prompt.project().key()).isEqualTo("github.com/acme/shop");
        assertThat(prompt.machine()).isEqualTo("box");
        assertThat(prompt.source()).isEqualTo(Source.IMPORT);
        assertThat(prompt.isPrivate()).isTrue();
        assertThat(prompt.contentKey()).isEqualTo("prompt:abc");
        assertThat(prompt.occurredAt()).hasToString("2026-11-20T09:00:00Z");
        assertThat(sent.get(2).type()).isEqualTo(EventType.CUSTOM);
        assertThat(sent.get(2).customType()).isEqualTo("deployed");
    }

    @Test
    void itMayComeInUnderAnotherId() {
        call().queryParam("session_id", "copy")
                .body((HEADER + "\n" + event("p1", "prompt", "{}", "")).getBytes(StandardCharsets.UTF_8))
                .post("/api/sessions/import").then().statusCode(202)
                .body("session_id", equalTo("copy"), "complete", equalTo(false));

        assertThat(KafkaReader.events(Topics.SESSION_IMPORTED, tenant)).extracting(SessionEvent::sessionId)
                .containsExactly("copy");
    }

    @Test
    void aBadLineIsNamedAndTheOthersAreTaken() {
        send(HEADER, "nonsense", "", "{\"event\": 7}", event("", "prompt", "{}", ""), event("x", "prompt", "[]", ""),
                event("gone", "session_deleted", "{}", ""), event("p1", "prompt", "{}", ""))
                .statusCode(202).body("accepted", equalTo(1), "rejected_lines", equalTo(5)).body("rejected.field",
                        contains("lines[1]", "lines[3].event", "lines[4].event.id", "lines[5].event.data",
                                "lines[6].event.type"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "format     | 422 | {\"format\": \"other\", \"version\": 1}",
            "version    | 422 | {\"format\": \"throughline-session\", \"version\": 2}",
            "session.id | 422 | {\"format\": \"throughline-session\", \"version\": 1, \"session\": {}}" })
    void aFileOfAnotherFormIsRefused(String field, int status, String header) {
        send(header).statusCode(status).body("errors.field", contains(field));
    }

    @Test
    void whatIsNoFileOfLinesIsMalformed() {
        send("nonsense").statusCode(400).contentType("application/problem+json");
        call().post("/api/sessions/import").then().statusCode(400);
    }

    @Test
    void secretsAreTakenOutOfAnExportToo() {
        String key = "AKIA" + "Z7QWERTYUIOPASDF".substring(0, 16);

        send(HEADER, event("p1", "prompt", "{\"text\": \"use " + key + "\"}", "")).statusCode(202);

        assertThat(KafkaReader.values(Topics.SESSION_IMPORTED, tenant)).singleElement().asString()
                .contains("[secret:aws-access-key:").doesNotContain(key);
    }

    private static String event(String id, String type, String data, String more) {
        return """
                {"event": {"sequence": 1, "id": "%s", "type": "%s", "source": "hook", "occurred_at": "2026-11-20T09:00:00Z",\
                 "data": %s%s}}""".formatted(id, type, data, more);
    }

    private ValidatableResponse send(String... lines) {
        return call().body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)).post("/api/sessions/import").then();
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/x-ndjson");
    }
}
