package dev.throughline.recall.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SessionEventResourceTest {

    private final String tenant = UUID.randomUUID().toString();
    private final SessionRow session = SessionRow.of(tenant, "s/1");

    @Test
    void theLatestEventsComeFirstAndACursorLeadsToTheRest() {
        for (int n = 1; n <= 5; n++) {
            session.event("prompt", "{\"text\": \"" + n + "\"}");
        }
        SessionRow.of(tenant, "other").event("prompt", "{}");

        as("ann").queryParam("limit", 2).get("/api/sessions/{id}/events", "s/1").then().statusCode(200)
                .body("items.sequence", contains(5, 4), "items[0].data.text", equalTo("5"), "total", equalTo(5))
                .body("items[0].id", equalTo("event-5"), "next", equalTo(4));
        as("ann").queryParam("limit", 3).queryParam("before", 4).get("/api/sessions/{id}/events", "s/1").then()
                .body("items.sequence", contains(3, 2, 1), "next", nullValue());
    }

    @Test
    void aPrivateEventIsItsOwnersAlone() {
        session.event("prompt", "{\"text\": \"ours\"}").event("prompt", "{\"text\": \"mine\"}", true);

        as("ann").get("/api/sessions/{id}/events", "s/1").then().body("items.data.text", contains("mine", "ours"));
        as("eve").get("/api/sessions/{id}/events", "s/1").then().body("items.data.text", contains("ours"));
    }

    @Test
    void errorsAreFoundAmongTheEvents() {
        session.event("error", "{\"message\": \"one\"}").event("prompt", "{}").event("tool_failed", "{\"error\": \"two\"}")
                .error(1).error(3);

        as("ann").queryParam("limit", 1).get("/api/sessions/{id}/errors", "s/1").then().statusCode(200)
                .body("items.type", contains("tool_failed"), "total", equalTo(2), "next", equalTo(3));
        as("ann").queryParam("before", 3).get("/api/sessions/{id}/errors", "s/1").then()
                .body("items.data.message", contains("one"), "next", nullValue());
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(TestTokens.of(tenant, user, Scopes.RECALL));
    }
}
