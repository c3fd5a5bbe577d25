package dev.throughline.audit.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class MachineTokenTest {

    private final String machine = "machine-" + UUID.randomUUID();
    private final String path = "/api/machines/" + machine + "/tokens";

    @Test
    void aMachineGetsATokenWithItsScopesAndItsExpiry() {
        JsonPath issued = issue(AuditServer.administrator(), "ingest", "recall");

        assertThat(issued.getString("token").split("\\.")).hasSize(3);
        assertThat(issued.getList("details.scopes", String.class)).containsExactly("ingest", "recall");
        assertThat(Instant.parse(issued.getString("details.expires_at")))
                .isBetween(Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
    }

    @Test
    void aListShowsEverythingButTheValue() {
        String first = issue(AuditServer.administrator(), "ingest").getString("details.id");
        String second = issue(AuditServer.administrator(), "ingest").getString("details.id");

        Response response = AuditServer.administrator().get(path);

        assertThat(response.jsonPath().getInt("total")).isEqualTo(2);
        assertThat(response.jsonPath().getList("items.id", String.class)).containsExactlyInAnyOrder(first, second);
        assertThat(response.asString()).doesNotContain("eyJ");
    }

    @Test
    void aPageIsCutFromTheList() {
        for (int i = 0; i < 3; i++) {
            issue(AuditServer.administrator(), "ingest");
        }

        JsonPath page = AuditServer.administrator().get(path + "?skip=1&limit=1").jsonPath();

        assertThat(page.getInt("total")).isEqualTo(3);
        assertThat(page.getList("items")).hasSize(1);
    }

    @Test
    void aRevokedTokenIsMarkedAndNoLongerTakenHere() {
        JsonPath issued = issue(AuditServer.administrator(), "admin");
        String token = issued.getString("token");
        AuditServer.as(token).get(path).then().statusCode(200);

        AuditServer.administrator().delete(path + "/" + issued.getString("details.id")).then().statusCode(204);

        AuditServer.as(token).get(path).then().statusCode(401);
        assertThat(AuditServer.administrator().get(path).jsonPath().getBoolean("items[0].revoked")).isTrue();
    }

    @Test
    void theScopeThatIsMissingIsRefused() {
        String token = issue(AuditServer.administrator(), "ingest", "recall").getString("token");

        AuditServer.as(token).get(path).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void aWrongRequestNamesItsFields() {
        Response response = AuditServer.administrator()
                .body(Map.of("name", "", "scopes", List.of("everything"), "expires_in_days", 401)).post(path);

        response.then().statusCode(422);
        assertThat(response.jsonPath().getList("errors.field", String.class)).hasSize(3);
    }

    @Test
    void oneTenantNeitherSeesNorRevokesTheTokensOfAnother() {
        String tenant = "tenant-" + UUID.randomUUID();
        AuditServer.addMember(tenant, "administrator", "admin");
        String other = AuditServer.token(tenant, "administrator");
        String id = issue(AuditServer.administrator(), "ingest").getString("details.id");

        assertThat(AuditServer.as(other).get(path).jsonPath().getInt("total")).isZero();
        AuditServer.as(other).delete(path + "/" + id).then().statusCode(404);
    }

    @Test
    void theServicesOwnRoleSeesNothingOutsideOfATenant() throws Exception {
        issue(AuditServer.administrator(), "ingest");

        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            statement.execute("SET ROLE throughline_audit");
            var rows = statement.executeQuery(
                    "SELECT (SELECT count(*) FROM security.machine_token) + (SELECT count(*) FROM security.member)");

            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void whatIsNoIdIsNotFound() {
        AuditServer.administrator().delete(path + "/not-an-id").then().statusCode(404);
        AuditServer.administrator().delete(path + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    private JsonPath issue(RequestSpecification caller, String... scopes) {
        return caller.body(Map.of("name", "work", "scopes", List.of(scopes), "expires_in_days", 30))
                .post(path).then().statusCode(201).extract().jsonPath();
    }
}
