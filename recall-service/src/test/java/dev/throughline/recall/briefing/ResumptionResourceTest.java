package dev.throughline.recall.briefing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.recall.session.SessionRow;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class ResumptionResourceTest {

    private final String tenant = UUID.randomUUID().toString();
    private final Memories shop = Memories.of(tenant, "shop");

    @Test
    void aNewSessionIsToldWhatTheSessionsBeforeItDidDecidedAndLeftOpen() {
        remember("old", MemoryKind.CONTEXT, "First steps", "Goal: First steps\nOpen: the database");
        Memory context = remember("mid", MemoryKind.CONTEXT, "The cart", "Goal: The cart\nDone: half of it\nOpen: tests");
        remember("mid", MemoryKind.DECISION, "Use PostgreSQL", "because it is there");
        row(context.sessionId()).set("parent_id", "shop/old").set("status", "ended")
                .setSql("ending", "'{\"status\": \"failed\", \"outcome\": \"Out of time\", \"goals_achieved\": [\"a cart\"]}'");
        SessionRow.of(tenant, "new").set("parent_id", "shop/mid");

        JsonPath told = call().get("/api/sessions/new/resumption").then().statusCode(200)
                .body("sessions", contains("shop/mid", "shop/old")).extract().jsonPath();

        assertThat(told.getString("markdown")).contains("(session shop/mid, ended)", "Ended as failed: Out of time",
                "Achieved: a cart", "Open: tests", "- Decided: Use PostgreSQL", "Open: the database");
        assertThat(told.getInt("tokens")).isBetween(30, 1000);
    }

    @Test
    void aSmallBudgetIsForTheLatest() {
        remember("old", MemoryKind.CONTEXT, "First steps", "Goal: First steps");
        remember("mid", MemoryKind.CONTEXT, "The cart", "Goal: The cart " + "and so on ".repeat(200) + "\nOpen: tests");
        row("shop/mid").set("parent_id", "shop/old");

        JsonPath told = call().queryParam("budget_tokens", 120).get("/api/sessions/{id}/resumption", "shop/mid").jsonPath();

        assertThat(told.getInt("tokens")).isLessThanOrEqualTo(120);
        assertThat(told.<String> getList("sessions")).startsWith("shop/mid");
        assertThat(told.getString("markdown")).contains("The cart");
    }

    @Test
    void goalsThatAreNotReachedAreToldWhatIsWorkedOnFirst() {
        SessionRow.of(tenant, "old").goal("Write the docs", "pending").goal("Ship it", "completed")
                .goal("Round late", "in_progress").goal("Pay by card", "blocked");

        assertThat(call().accept("text/markdown").get("/api/sessions/old/resumption").asString()).contains("""
                - Open goal: in progress: Round late
                - Open goal: blocked: Pay by card
                - Open goal: Write the docs""").doesNotContain("Ship it");
    }

    @Test
    void aCircleOfParentsEnds() {
        SessionRow.of(tenant, "a").set("parent_id", "b").setSql("ending", "'{\"outcome\": \"A\"}'");
        SessionRow.of(tenant, "b").set("parent_id", "a").setSql("ending", "'{\"outcome\": \"B\"}'");

        call().get("/api/sessions/a/resumption").then().statusCode(200).body("sessions", contains("a", "b"));
    }

    @Test
    void ofNothingNothingIsTold() {
        SessionRow.of(tenant, "empty");

        call().get("/api/sessions/empty/resumption").then().statusCode(200).body("markdown", equalTo(""), "tokens", equalTo(0));
        assertThat(call().accept("text/markdown").get("/api/sessions/empty/resumption").asString()).isEmpty();
    }

    private Memory remember(String session, MemoryKind kind, String title, String body) {
        Memory memory = shop.withSession(session).of(kind, title, body);
        Fixture.insert(memory);
        return memory;
    }

    private SessionRow row(String id) {
        return new SessionRow(tenant, id);
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
    }
}
