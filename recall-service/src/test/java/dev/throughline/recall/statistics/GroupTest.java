package dev.throughline.recall.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

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
class GroupTest {

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void aSessionCountsForEachOfItsTags() {
        tagged("s1", "{nightly,refund}").usage("claude-sonnet-4-5", 1_000_000, 0).usage("unknown-model", 5, 5);
        tagged("s2", "{nightly}").set("status", "ended").usage("claude-sonnet-4-5", 1_000_000, 0);
        tagged("s3", "{}").usage("claude-sonnet-4-5", 1_000_000, 0);

        call("ann").get("/api/statistics/tags").then().statusCode(200).body("total", equalTo(3))
                .body("items.name", contains("nightly", "", "refund"), "items.sessions", contains(2, 1, 1))
                .body("items.active", contains(1, 1, 1), "items.usage.unpriced", contains(2, 0, 2))
                .body("items[0].usage.input_tokens", equalTo(2_000_005), "items[0].usage.cost", equalTo(14.7f))
                .body("items[2].usage.models.model", contains("claude-sonnet-4-5", "unknown-model"))
                .body("items[2].usage.cost", equalTo(7.35f));
    }

    @Test
    void whatMembersDidIsSummedUpAsFarAsTheCallerMaySeeIt() {
        SessionRow.of(tenant, "a1").set("next_sequence", 11L).usage("claude-sonnet-4-5", 1_000_000, 0);
        SessionRow.of(tenant, "a2").set("next_sequence", 6L).at("2026-03-05T10:00:00Z").set("user_id", "someone");
        bobs("b1").set("next_sequence", 3L);
        bobs("b2").set("visibility", "private").at("2026-03-09T10:00:00Z").usage("claude-sonnet-4-5", 1_000_000, 0);
        SessionRow.of("other" + tenant, "theirs").usage("m", 1, 1);

        call("ann").get("/api/statistics/members").then().statusCode(200)
                .body("items.name", contains("ann", "bob"), "items.sessions", contains(2, 1), "items.events", contains(15, 2))
                .body("items.last_event_at", contains("2026-03-05T10:00:00Z", "2026-03-01T10:00:00Z"))
                .body("items.usage.input_tokens", contains(1_000_000, 0), "items.usage.cost", contains(7.35f, 0));
        call("bob").get("/api/statistics/members").then().body("items.name", contains("ann", "bob"))
                .body("items.sessions", contains(2, 2), "items.usage.input_tokens", contains(1_000_000, 1_000_000));
    }

    @Test
    void groupsAreReadOnePageAfterTheOtherAndOfOneProject() {
        UUID project = UUID.randomUUID();
        Fixture.run("INSERT INTO project (tenant_id, id, key) VALUES (?, ?, 'shop')", tenant, project);
        Fixture.run("INSERT INTO project_alias (tenant_id, alias, project_id) VALUES (?, 'shop', ?)", tenant, project);
        tagged("s1", "{a}").set("project_id", project).usage("m", 1, 1);
        tagged("s2", "{b}").usage("m", 2, 2);

        call("ann").queryParam("project", "shop").get("/api/statistics/tags").then().body("items.name", contains("a"));
        call("ann").queryParam("limit", 1).queryParam("skip", 1).get("/api/statistics/tags").then()
                .body("total", equalTo(2), "items.name", contains("b"), "items.usage.input_tokens", contains(2));
        call("ann").queryParam("skip", 2).get("/api/statistics/tags").then().body("total", equalTo(2), "items", empty());
    }

    @ParameterizedTest
    @CsvSource({ "limit,0,422", "limit,101,422", "skip,x,422", "project,nothing-of-the-kind,404" })
    void aBadParameterIsRefused(String name, String value, int status) {
        call("ann").queryParam(name, value).get("/api/statistics/members").then().statusCode(status)
                .contentType("application/problem+json");
    }

    private SessionRow tagged(String id, String tags) {
        return SessionRow.of(tenant, id).setSql("tags", "'" + tags + "'");
    }

    private SessionRow bobs(String id) {
        return SessionRow.of(tenant, id).set("owner_id", "bob");
    }

    private RequestSpecification call(String member) {
        return given().auth().oauth2(TestTokens.of(tenant, member, Scopes.RECALL));
    }
}
