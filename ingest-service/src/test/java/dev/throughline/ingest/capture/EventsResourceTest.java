package dev.throughline.ingest.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class EventsResourceTest {

    private static final String LINES = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void anAcceptedEventIsInKafkaAsItWasSent() {
        String event = """
                {"id": "e1", "session_id": "s1", "project": "git@github.com:Acme/Shop.git", "type": "prompt",
                 "occurred_at": "2026-01-31T12:00:00+02:00", "tool": "claude-code", "machine": "box",
                 "data": {"text": "Fix the cart"}}""";

        post(event).statusCode(202)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(0))
                .body("position", matchesPattern("\\d+:\\d+"))
                .body("events[0].id", equalTo("e1"))
                .body("events[0].session_id", equalTo("s1"))
                .body("rejected", hasSize(0));

        SessionEvent sent = sent();
        assertThat(sent.key()).isEqualTo(tenant + "/s1");
        assertThat(sent.ownerId()).isEqualTo("ann");
        assertThat(sent.project().key()).isEqualTo("github.com/acme/shop");
        assertThat(sent.type()).isEqualTo(EventType.PROMPT);
        assertThat(sent.source()).isEqualTo(Source.API);
        assertThat(sent.occurredAt()).hasToString("2026-01-31T10:00:00Z");
        assertThat(sent.text("text")).isEqualTo("Fix the cart");
    }

    @Test
    void theGoodEventsOfABatchAreAcceptedAndTheBadOnesNamed() {
        String batch = """
                [{"id": "a", "session_id": "s", "type": "prompt", "data": {"text": "x"}},
                 {"id": "a", "session_id": "s", "type": "prompt", "data": {"text": "x"}},
                 {"id": "b", "type": "prompt"},
                 {"id": "c", "session_id": "s", "type": "prompt", "data": "no object"},
                 17]""";

        post(batch).statusCode(202)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("rejected.index", contains(2, 3, 4))
                .body("rejected[0].errors[0].field", equalTo("events[2].session_id"))
                .body("rejected[1].errors[0].field", equalTo("events[3].data"))
                .body("rejected[2].errors[0].field", equalTo("events[4]"));

        assertThat(events()).extracting(SessionEvent::id).containsExactly("a");
    }

    @Test
    void linesAreOneEventEachAndABrokenLineIsNoReasonToRefuseTheOthers() {
        String lines = """
                {"id": "a", "session_id": "s", "type": "prompt", "data": {"text": "x"}}

                {"id": "b", "session_id
                {"id": "c", "session_id": "s", "type": "prompt", "data": {"text": "y"}}
                """;

        call().contentType(LINES).body(lines.getBytes(StandardCharsets.UTF_8)).post("/api/events").then().statusCode(202)
                .body("events.id", contains("a", "c"))
                .body("rejected[0].index", equalTo(1))
                .body("rejected[0].errors[0].message", containsString("column"));
    }

    @Test
    void aCompressedBodyIsInflated() throws IOException {
        byte[] body = gzip("{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"x\"}}");

        call().contentType("application/json").header("Content-Encoding", "gzip").body(body).post("/api/events").then()
                .statusCode(202).body("accepted", equalTo(1));
    }

    @Test
    void aBodyThatInflatesBeyondTheLimitIsTooLarge() throws IOException {
        byte[] bomb = gzip("{\"session_id\": \"" + "x".repeat(11 * 1024 * 1024) + "\"}");

        call().contentType("application/json").header("Content-Encoding", "gzip").body(bomb).post("/api/events").then()
                .statusCode(413).contentType(PROBLEM);
    }

    @Test
    void moreEventsThanABatchMayHoldAreTooMany() {
        String batch = IntStream.range(0, 5001).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));

        post(batch).statusCode(413).contentType(PROBLEM).body("detail", containsString("5000"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{\"session_id\": ", "[{}", "{} {}", "nonsense" })
    void aBodyThatIsNotJsonIsMalformed(String body) {
        post(body).statusCode(400).contentType(PROBLEM).body("detail", containsString("line 1, column"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "session_id  | {\"type\": \"prompt\"}",
            "session_id  | {\"session_id\": \"a\\u0000b\", \"type\": \"prompt\"}",
            "session_id  | {\"session_id\": \"a\\nb\", \"type\": \"prompt\"}",
            "session_id  | {\"session_id\": \"\\ud800\", \"type\": \"prompt\"}",
            "session_id  | {\"session_id\": \" \", \"type\": \"prompt\"}",
            "session_id  | {\"session_id\": 7, \"type\": \"prompt\"}",
            "type        | {\"session_id\": \"s\"}",
            "occurred_at | {\"session_id\": \"s\", \"type\": \"prompt\", \"occurred_at\": \"yesterday\"}",
            "occurred_at | {\"session_id\": \"s\", \"type\": \"prompt\", \"occurred_at\": \"1999-01-01T00:00:00Z\"}",
            "occurred_at | {\"session_id\": \"s\", \"type\": \"prompt\", \"occurred_at\": \"9999-01-01T00:00:00Z\"}",
            "data        | {\"session_id\": \"s\", \"type\": \"prompt\", \"data\": []}" })
    void aFieldThatBreaksARuleIsNamed(String field, String event) {
        post(event).statusCode(422).contentType(PROBLEM).body("errors.field", contains(field));
    }

    @Test
    void anIdOrProjectThatIsTooLongIsNamed() {
        String event = "{\"session_id\": \"%s\", \"id\": \"%s\", \"project\": \"%s\", \"type\": \"prompt\"}"
                .formatted("s".repeat(201), "i".repeat(201), "p".repeat(501));

        post(event).statusCode(422).body("errors.field", contains("session_id", "id", "project"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../x", "'; DROP TABLE session; --", "a/b\\c", "🦀 👩‍👩‍👧", "%00", "<script>" })
    void aHostileSessionIdIsDataLikeAnyOther(String session) {
        ObjectNode event = event("e").put("session_id", session);

        post(event.toString()).statusCode(202).body("events[0].session_id", equalTo(session));

        assertThat(sent().sessionId()).isEqualTo(session);
    }

    @Test
    void anUnknownTypeIsKeptWithItsName() {
        post(event("e").put("type", "deployed").toString()).statusCode(202);

        assertThat(sent().type()).isEqualTo(EventType.CUSTOM);
        assertThat(sent().customType()).isEqualTo("deployed");
    }

    @Test
    void anIdempotencyKeyGivesEventsWithoutIdTheSameIdAgain() {
        String event = "{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"x\"}}";

        call().header("Idempotency-Key", "k1").contentType("application/json").body(event).post("/api/events");
        call().header("Idempotency-Key", "k1").contentType("application/json").body(event).post("/api/events");

        assertThat(events()).extracting(SessionEvent::id).containsExactly("k1:0", "k1:0");
    }

    @Test
    void secretsAndPrivateTextNeverReachKafka() {
        String key = "AKIA" + "Z7QWERTYUIOPASDF".substring(0, 16);
        ObjectNode event = event("e");
        event.putObject("data").put("text", "deploy <private>for Bob Hushman</private> with " + key)
                .putArray("steps").addObject().put("password", "Tr0ub4dor&3x!");

        post(event.toString()).statusCode(202);

        assertThat(KafkaReader.values(Topics.SESSION_OBSERVED, tenant)).singleElement().asString()
                .contains("deploy  with [secret:aws-access-key:", "[secret:password:")
                .doesNotContain("Hushman", key, "Tr0ub4dor");
        assertThat(sent().isPrivate()).isTrue();
    }

    @Test
    void aTextThatIsTooLongForARecordKeepsHeadAndTail() {
        String text = "head " + "é".repeat(1_500_000) + " tail";
        ObjectNode event = event("e");
        event.putObject("data").put("text", text);

        post(event.toString()).statusCode(202);

        SessionEvent sent = sent();
        assertThat(sent.text("text")).startsWith("head ").endsWith(" tail");
        assertThat(sent.data().at("/truncated/text/characters").asInt()).isEqualTo(text.length());
        assertThat(sent.data().at("/truncated/text/sha256").asText()).hasSize(64);
        assertThat(Json.bytes(sent).length).isLessThanOrEqualTo(Topics.MAX_RECORD_BYTES);
    }

    @Test
    void anEventThatNoShorteningMakesFitIsNamed() {
        ObjectNode event = event("e");
        var numbers = event.putObject("data").putArray("numbers");
        IntStream.range(0, 300_000).forEach(numbers::add);

        post(event.toString()).statusCode(422).body("errors.field", contains("data"));
    }

    @Test
    void whatNoStoreTakesIsReplaced() {
        post("{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"a\\u0000b\\ud800c\"}}").statusCode(202);

        assertThat(sent().text("text")).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void anotherMediaTypeOrEncodingIsNotSupported() {
        call().contentType("text/plain").body("{}").post("/api/events").then().statusCode(415).contentType(PROBLEM);
        call().contentType("application/json").header("Content-Encoding", "br").body("{}").post("/api/events").then()
                .statusCode(415).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  " })
    void anEmptyMediaTypeIsNotSupported(String type) throws IOException, InterruptedException {
        assertThat(sendAs(Optional.of(type))).isEqualTo(415);
    }

    @Test
    void anEventWithoutAMediaTypeIsTakenForJson() throws IOException, InterruptedException {
        assertThat(sendAs(Optional.empty())).isEqualTo(202);
    }

    @Test
    void onlyATokenThatMayIngestIsLetIn() {
        given().contentType("application/json").body("{}").post("/api/events").then().statusCode(401).contentType(PROBLEM);
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL)).contentType("application/json").body("{}")
                .post("/api/events").then().statusCode(403).contentType(PROBLEM);
    }

    private ObjectNode event(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("session_id", "s").put("type", "prompt");
    }

    /** REST Assured does not send such a header. */
    private int sendAs(Optional<String> mediaType) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/events"))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, "ann", Scopes.INGEST))
                .POST(BodyPublishers.ofString(event("e").toString()));
        mediaType.ifPresent(type -> request.header("Content-Type", type));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private ValidatableResponse post(String body) {
        return call().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8)).post("/api/events").then();
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST));
    }

    private SessionEvent sent() {
        return events().getLast();
    }

    private List<SessionEvent> events() {
        return KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
