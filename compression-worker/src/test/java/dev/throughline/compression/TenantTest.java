package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** What an administrator asks for a whole tenant. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TenantTest {

    private final Rows rows = new Rows();
    private final String tenant = "tenant-" + UUID.randomUUID();
    private final TestSession session = new TestSession(tenant);
    private final TestSession stranger = new TestSession("stranger-of-" + tenant);

    @Test
    void anExportHoldsEveryRowOfTheTenantAndNoOther() {
        capture();

        List<JsonNode> lines = export().lines().<JsonNode> map(line -> JsonColumn.object(line)).toList();

        assertThat(lines.getLast()).isEqualTo(JsonColumn.object("{\"complete\": true, \"rows\": " + (lines.size() - 1) + "}"));
        assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(
                line -> assertThat(line.at("/row/tenant_id").asText()).isEqualTo(tenant));
        for (String table : List.of("session", "session_event", "session_turn", "memory", "session_file", "project")) {
            assertThat(lines.stream().filter(line -> line.path("table").asText().equals(table)).count()).as(table)
                    .isEqualTo(count(table, tenant)).isPositive();
        }
    }

    @Test
    void ofAnErasedTenantNoRowIsLeftAndItsMemoriesAreSaidToBeGone() {
        capture();
        List<String> memories = rows.texts("SELECT id::text FROM memory WHERE tenant_id = ?", tenant);

        erase(tenant).then().statusCode(200).body("complete", equalTo(true)).body("rows.memory", equalTo(memories.size()));

        assertThat(tables()).isNotEmpty().allSatisfy(table -> assertThat(count(table, tenant)).as(table).isZero());
        assertThat(count("memory", "stranger-of-" + tenant)).isPositive();
        await().untilAsserted(() -> assertThat(Announced.tombstones()).containsAll(memories));
    }

    @Test
    void theAuditLogIsToldOfBoth() {
        capture();

        export();
        erase(tenant);

        assertThat(Announced.of(Topics.AUDIT_REPORTED, tenant, AuditEvent.class))
                .extracting(event -> event.action() + " " + event.details().path("what").asText())
                .containsExactly("administered tenant.exported", "administered tenant.erased");
    }

    @Test
    void theTenantHasToBeNamed() {
        erase("stranger-of-" + tenant).then().statusCode(422).body("errors[0].field", equalTo("tenant"));
        erase("").then().statusCode(422).body("errors[0].field", equalTo("tenant"));
    }

    @Test
    void onlyAnAdministratorAsks() {
        String token = TestTokens.of(tenant, "ada", Scopes.RECALL);

        RestAssured.given().auth().oauth2(token).get("/api/admin/tenant/export").then().statusCode(403);
        RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON).body(Map.of("tenant", tenant))
                .post("/api/admin/tenant/erase").then().statusCode(403);
    }

    private void capture() {
        Sent.to(Lane.LIVE, session.prompt("Why is it slow?"), session.edit("Slow.java"), session.response("It is the index"),
                session.privatePrompt("Mine"), stranger.prompt("Theirs"), stranger.edit("Theirs.java"));
        await().untilAsserted(() -> {
            assertThat(count("session_event", tenant)).isEqualTo(4);
            assertThat(count("session_event", "stranger-of-" + tenant)).isEqualTo(2);
        });
    }

    private long count(String table, String of) {
        return rows.count("SELECT count(*) FROM " + table + " WHERE tenant_id = ?", of);
    }

    private List<String> tables() {
        return rows.texts("""
                SELECT table_name
                FROM information_schema.columns
                WHERE table_schema = 'memory' AND column_name = 'tenant_id'
                """);
    }

    private String export() {
        return RestAssured.given().auth().oauth2(TestTokens.of(tenant, "root", Scopes.ADMIN)).get("/api/admin/tenant/export")
                .then().statusCode(200).extract().asString();
    }

    private Response erase(String named) {
        return RestAssured.given().auth().oauth2(TestTokens.of(tenant, "root", Scopes.ADMIN)).contentType(ContentType.JSON)
                .body(Map.of("tenant", named)).post("/api/admin/tenant/erase");
    }
}
