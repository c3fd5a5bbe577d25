package dev.throughline.ingest.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.ingest.decision.Decider;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class StateResourceTest {

    private static final String STATE = "/api/sessions/s1/state";
    private static final String PATCH = "{\"phase\": \"build\"}";

    private final Doors doors = new Doors();

    @Test
    void aBodyIsAMergePatch() {
        doors.request().body(PATCH).patch(STATE).then().statusCode(202)
                .body("session_id", equalTo("s1"))
                .body("position", matchesPattern("\\d+:\\d+"));

        SessionEvent event = doors.theOne();
        assertThat(event.type()).isEqualTo(EventType.STATE);
        assertThat(event.data().toString()).isEqualTo("{\"patch\":{\"phase\":\"build\"}}");
    }

    @Test
    void aPatchMayHaveOperationsBesideIt() {
        String body = """
                {"patch":{"a":1},"operations":[{"op":"append","path":"/tasks","value":{"id":"t1"}}]}""";

        doors.request().body(body).patch(STATE).then().statusCode(202);

        assertThat(doors.theOne().data().toString()).isEqualTo(body);
    }

    @Test
    void aMergePatchByItsTypeMayHaveAFieldOfTheName() {
        doors.request().contentType("application/merge-patch+json").body("{\"patch\": {\"a\": 1}}").patch(STATE)
                .then().statusCode(202);

        assertThat(doors.theOne().data().toString()).isEqualTo("{\"patch\":{\"patch\":{\"a\":1}}}");
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameEvent() {
        for (int call = 0; call < 2; call++) {
            doors.request().header("Idempotency-Key", "k1").body(PATCH).patch(STATE).then().statusCode(202)
                    .body("id", equalTo("k1:0"));
        }

        assertThat(doors.sent()).extracting(SessionEvent::id).containsExactly("k1:0", "k1:0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"patch\": 1, \"operations\": []} | patch",
            "{\"operations\": {}} | operations",
            "{\"operations\": [{\"op\": \"add\"}]} | operations[0].op",
            "{\"operations\": [{\"op\": \"append\", \"path\": \"tasks\", \"value\": 1}]} | operations[0].path",
            "{\"operations\": [{\"op\": \"append\", \"path\": \"/tasks\"}]} | operations[0].value",
            "{\"operations\": [{\"op\": \"remove\", \"path\": \"/tasks\"}]} | operations[0].id",
            "{\"operations\": [{\"op\": \"update\", \"path\": \"/tasks\", \"id\": 1}]} | operations[0].id",
            "{\"patch\": {}, \"expected_version\": -1} | expected_version" })
    void whatIsWrongIsNamed(String body, String field) {
        doors.request().body(body).patch(STATE).then().statusCode(422)
                .contentType("application/problem+json").body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({ "[1]", "nonsense", "17" })
    void aBodyThatIsNoObjectIsMalformed(String body) {
        doors.request().body(body).patch(STATE).then().statusCode(400);
    }

    @Test
    void aChangeOfTheVersionThatStandsIsAnsweredWithTheNextOne() {
        answered(event -> ChangeDecided.applied(event, "session/s1/state", 4)).statusCode(200)
                .header("ETag", "\"4\"")
                .body("version", equalTo(4))
                .body("position", matchesPattern("\\d+:\\d+"));

        assertThat(doors.theOne().data().path("expected_version").asLong()).isEqualTo(3);
    }

    @Test
    void aChangeOfAnOldVersionIsAConflictThatNamesTheOneThatStands() {
        answered(event -> ChangeDecided.refused(event, "session/s1/state", 9, Refusal.VERSION)).statusCode(409)
                .contentType("application/problem+json")
                .body("version", equalTo(9));
    }

    @Test
    void aChangeThatCannotBeMadeSaysWhy() {
        answered(event -> ChangeDecided.refused(event, "session/s1/state", 3, Refusal.SIZE)).statusCode(413)
                .body("detail", containsString("too large"));
    }

    @Test
    void aChangeThatIsNotDecidedInTimeMayStillBeMade() {
        doors.request().header("If-Match", "\"3\"").body(PATCH).patch(STATE).then().statusCode(504)
                .body("detail", containsString("may still be made"));
    }

    @ParameterizedTest
    @CsvSource({ "*", "W/\"3\"", "three", "-1" })
    void whatIsNoVersionIsNamed(String version) {
        doors.request().header("If-Match", version).body(PATCH).patch(STATE).then().statusCode(422)
                .body("errors.field", contains("If-Match"));
    }

    @Test
    void anIdOfASessionMayBeAnyText() {
        doors.request().urlEncodingEnabled(false).body(PATCH).patch("/api/sessions/a%2Fb%20%C3%A9%3F/state").then()
                .statusCode(202).body("session_id", equalTo("a/b é?"));

        assertThat(doors.theOne().sessionId()).isEqualTo("a/b é?");
    }

    /** What the door answers when the worker decides so. */
    private ValidatableResponse answered(Function<SessionEvent, ChangeDecided> worker) {
        var response = CompletableFuture.supplyAsync(
                () -> doors.request().header("If-Match", "\"3\"").body(PATCH).patch(STATE));
        await().untilAsserted(() -> assertThat(doors.sent()).hasSize(1));
        Decider.tell(worker.apply(doors.theOne()));
        return response.join().then();
    }
}
