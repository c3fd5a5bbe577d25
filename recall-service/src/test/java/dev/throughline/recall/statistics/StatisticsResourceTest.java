package dev.throughline.recall.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.SchemaResource;
import dev.throughline.recall.session.SessionRow;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class StatisticsResourceTest {

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void sessionsAreCountedByAllThatTheyHaveInCommon() {
        UUID project = UUID.randomUUID();
        Fixture.run("INSERT INTO project (tenant_id, id, key) VALUES (?, ?, 'shop')", tenant, project);
        Fixture.run("INSERT INTO project_alias (tenant_id, alias, project_id) VALUES (?, 'shop', ?)", tenant, project);
        SessionRow.of(tenant, "s1").set("project_id", project).set("next_sequence", 11L).set("tool", null)
                .setSql("started_at", "now()").at("2026-03-03T00:00:00Z").usage("claude-sonnet-4-5", 1_000_000, 0);
        SessionRow.of(tenant, "s2").set("status", "ended").set("next_sequence", 6L).set("pinned", true)
                .setSql("started_at", "now() - interval '1 day'").usage("claude-sonnet-4-5", 1_000_000, 0);
        SessionRow.of(tenant, "s3").set("machine", "box").set("archived", true).setSql("started_at",
                "now() - interval '99 days'");

        call().get("/api/statistics").then().statusCode(200)
                .body("total", equalTo(3), "active", equalTo(2), "ended", equalTo(1), "pinned", equalTo(1))
                .body("archived", equalTo(1), "events", equalTo(15), "active_sessions", contains("s1", "s3"))
                .body("ended_sessions", contains("s2"), "by_tool.name", contains("claude-code", ""))
                .body("by_tool.sessions", contains(2, 1), "by_machine.name", contains("laptop", "box"))
                .body("by_project.name", contains("", "shop"), "by_user.sessions", contains(3))
                .body("by_day.sessions", contains(1, 1), "usage.input_tokens", equalTo(2_000_000))
                .body("usage.cost", equalTo(14.7f));
        call().queryParam("project", "shop").get("/api/statistics").then().body("total", equalTo(1), "events", equalTo(10))
                .body("usage.input_tokens", equalTo(1_000_000), "active_sessions", contains("s1"));
    }

    @Test
    void nothingIsCountedOfOthersAndOfWhatIsDeleted() {
        SessionRow.of("other" + tenant, "theirs").usage("m", 1, 1);
        SessionRow.of(tenant, "deleted").setSql("deleted_at", "now()");
        SessionRow.of(tenant, "private").set("visibility", "private").set("owner_id", "bob").usage("m", 1, 1);

        call().get("/api/statistics").then().statusCode(200).body("total", equalTo(0), "last_event_at", nullValue())
                .body("usage.messages", equalTo(0), "by_tool.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({ "days,0,422", "days,x,422", "project,nothing-of-the-kind,404" })
    void aBadParameterIsRefused(String name, String value, int status) {
        call().queryParam(name, value).get("/api/statistics").then().statusCode(status)
                .contentType("application/problem+json");
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
    }
}
