package dev.throughline.recall.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;
import dev.throughline.testing.TopicRecords;

/** The same feed as server-sent events. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveEventsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource
    URI address;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final Happening event = Happening.of(tenant, "session");
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    /** Reads a stream's lines as they come. */
    private record Reader(Stream<String> stream, List<String> lines, Thread thread) {

        List<String> fields(String name) {
            return lines.stream().filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).toList();
        }

        boolean hasEnded() {
            return !thread.isAlive();
        }
    }

    @AfterEach
    void leave() {
        readers.forEach(reader -> reader.stream().close());
    }

    @Test
    void itTellsTheSameAsTheWebSocket() {
        Reader reader = read(token(), "?session=session", "");

        Happening.of(tenant, "elsewhere").withText("elsewhere").happen();
        event.withText("here").happen();

        await().untilAsserted(() -> assertThat(reader.fields("data")).hasSize(2));
        assertThat(reader.fields("data").getFirst()).contains("\"type\":\"connected\"");
        assertThat(reader.fields("data").getLast()).contains("\"type\":\"action\"", "\"text\":\"here\"");
    }

    @Test
    void theLastEventsIdLeadsOn() {
        Reader before = read(token(), "", "");
        event.withText("seen").happen();
        await().untilAsserted(() -> assertThat(before.fields("id")).hasSize(2));
        before.stream().close();
        event.withText("missed").happen();

        Reader after = read(token(), "", before.fields("id").getLast());

        event.withText("new").happen();
        await().untilAsserted(() -> assertThat(after.fields("data")).hasSize(3));
        assertThat(after.fields("data").get(1)).contains("missed");
        assertThat(after.fields("data").get(2)).contains("new");
    }

    @Test
    void aRevokedTokenEndsTheStream() {
        String id = UUID.randomUUID().toString();
        Reader reader = read(TestTokens.withId(id, tenant, "ann", Scopes.RECALL), "", "");
        await().untilAsserted(() -> assertThat(reader.fields("data")).hasSize(1));

        var revoked = TokenRevoked.ofToken(tenant, id, Instant.now(), Instant.now().plusSeconds(3600));
        TopicRecords.send(Topics.TOKEN_REVOKED, revoked.key(), Json.bytes(revoked));

        await().untilAsserted(() -> assertThat(reader.hasEnded()).isTrue());
    }

    @Test
    void whoHasNoTokenReadsNothing() {
        given().get("/api/live/events").then().statusCode(401).contentType("application/problem+json");
        given().queryParam("token", token()).get("/api/live/events").then().statusCode(401);
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).get("/api/live/events").then().statusCode(403);
    }

    @Test
    void aPositionThatIsNoneIsNamed() {
        given().auth().oauth2(token()).header("Last-Event-ID", "here").get("/api/live/events").then().statusCode(422)
                .contentType("application/problem+json").body("errors[0].field", org.hamcrest.Matchers.is("position"));
    }

    private Reader read(String token, String query, String lastEventId) {
        var request = HttpRequest.newBuilder(address.resolve("/api/live/events" + query))
                .header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        Stream<String> stream = stream(request.build());
        var lines = new CopyOnWriteArrayList<String>();
        var reader = new Reader(stream, lines, Thread.ofVirtual().start(() -> collect(stream, lines)));
        readers.add(reader);
        await().untilAsserted(() -> assertThat(reader.fields("data")).isNotEmpty());
        return reader;
    }

    private static Stream<String> stream(HttpRequest request) {
        try {
            HttpResponse<Stream<String>> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/event-stream"));
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void collect(Stream<String> stream, List<String> lines) {
        try {
            stream.forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add(": the connection was closed");
        }
    }

    private String token() {
        return TestTokens.of(tenant, "ann", Scopes.RECALL);
    }
}
