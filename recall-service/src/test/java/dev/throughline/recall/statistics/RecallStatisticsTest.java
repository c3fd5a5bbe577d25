package dev.throughline.recall.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
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
class RecallStatisticsTest {

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void whatRecallsSparedIsSummedUpByProjectSessionAndDay() {
        project("shop");
        SessionRow.of(tenant, "s1");
        SessionRow.of(tenant, "s2");
        effort("s1", "shop", 0, 900, 300, 10);
        effort("s1", "shop", 1, 50, 80, 31);
        effort("s2", "", 1, 100, 100, 4);
        effort("s1", "shop", 40, 1000, 1, 1000);

        call("ann").get("/api/statistics/recall").then().statusCode(200)
                .body("total.recalls", equalTo(3), "total.original_tokens", equalTo(1050), "total.given_tokens", equalTo(480))
                .body("total.prevented_tokens", equalTo(600), "total.average_ms", equalTo(15), "total.slowest_ms", equalTo(31))
                .body("by_project.name", contains("shop", ""), "by_project.prevented_tokens", contains(600, 0))
                .body("by_session.name", contains("s1", "s2"), "by_session.recalls", contains(2, 1))
                .body("by_day.recalls", contains(1, 2), "by_day.given_tokens", contains(300, 180));
        call("ann").queryParam("project", "shop").queryParam("days", 366).get("/api/statistics/recall").then()
                .body("total.recalls", equalTo(3), "by_project.name", contains("shop"));
        call("ann").queryParam("session_id", "s2").get("/api/statistics/recall").then().body("total.recalls", equalTo(1));
    }

    @Test
    void recallsOfOthersAreNotCountedWhereTheirSessionsAreNotSeen() {
        SessionRow.of(tenant, "private").set("visibility", "private").set("owner_id", "bob");
        effort("private", "", 0, 9, 1, 1);
        effort("", "", 0, 9, 1, 1);
        SessionRow.of("other" + tenant, "theirs");

        call("carol").get("/api/statistics/recall").then().statusCode(200).body("total.recalls", equalTo(0))
                .body("total.slowest_ms", equalTo(0), "by_session", empty());
        call("bob").get("/api/statistics/recall").then().body("by_session.name", contains("", "private"));
    }

    @ParameterizedTest
    @CsvSource({ "days,0,422", "days,x,422", "project,nothing-of-the-kind,404" })
    void aBadParameterIsRefused(String name, String value, int status) {
        call("ann").queryParam(name, value).get("/api/statistics/recall").then().statusCode(status)
                .contentType("application/problem+json");
    }

    private void project(String key) {
        UUID project = UUID.randomUUID();
        Fixture.run("INSERT INTO project (tenant_id, id, key) VALUES (?, ?, ?)", tenant, project, key);
        Fixture.run("INSERT INTO project_alias (tenant_id, alias, project_id) VALUES (?, ?, ?)", tenant, key, project);
    }

    /** Of a recall that bob made some days ago. */
    private void effort(String session, String project, int days, int original, int given, long tookMs) {
        Fixture.run("INSERT INTO recall_effort VALUES (?, ?, 'bob', ?, ?, ?, ?, ?)", tenant, session,
                Timestamp.from(Instant.now().minus(Duration.ofDays(days))), project, original, given, tookMs);
    }

    private RequestSpecification call(String member) {
        return given().auth().oauth2(TestTokens.of(tenant, member, Scopes.RECALL));
    }
}
