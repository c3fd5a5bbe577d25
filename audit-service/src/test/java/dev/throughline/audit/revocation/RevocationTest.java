package dev.throughline.audit.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.audit.AuditServer;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class RevocationTest {

    private final String path = "/api/machines/machine-" + UUID.randomUUID() + "/tokens";

    @Test
    void aRevokedTokenIsAnnounced() {
        String id = revokedToken();

        await().untilAsserted(() -> assertThat(announcements("default/token/" + id)).singleElement().asString()
                .contains("\"tenant_id\": \"default\"", "\"token_id\": \"" + id + "\"", "\"expires_at\""));
    }

    @Test
    void aDisabledMemberIsAnnounced() {
        String id = AuditServer.addMember("default", "member-" + UUID.randomUUID(), "recall").toString();

        AuditServer.administrator().delete("/api/members/" + id).then().statusCode(204);

        await().untilAsserted(() -> assertThat(announcements("default/member/" + id)).singleElement().asString()
                .contains("\"member_id\": \"" + id + "\"", "\"not_before\""));
    }

    @Test
    void aTombstoneFollowsOnceNothingIsLeftToRevoke() throws SQLException {
        String id = revokedToken();

        execute("UPDATE security.revocation SET expires_at = now() WHERE key = 'default/token/" + id + "'");

        await().untilAsserted(() -> assertThat(announcements("default/token/" + id)).hasSize(2).last().isNull());
    }

    @Test
    void whatIsOverIsCleanedAway() throws SQLException {
        String tenant = "tenant-" + UUID.randomUUID();
        AuditServer.addMember(tenant, "ada", "recall");
        AuditServer.login(tenant, "ada", AuditServer.PASSWORD).then().statusCode(200);
        AuditServer.login(tenant, "eve", "a guess").then().statusCode(401);
        assertThat(rows(tenant)).isEqualTo(2);

        execute("UPDATE security.login SET expires_at = now() WHERE tenant_id = '" + tenant + "'");
        execute("UPDATE security.login_attempt SET wait_until = now() - interval '2 hours' WHERE tenant_id = '" + tenant + "'");

        await().untilAsserted(() -> assertThat(rows(tenant)).isZero());
    }

    private String revokedToken() {
        String id = AuditServer.administrator()
                .body(Map.of("name", "work", "scopes", List.of("ingest"), "expires_in_days", 30))
                .post(path).then().statusCode(201).extract().path("details.id");
        AuditServer.administrator().delete(path + "/" + id).then().statusCode(204);
        return id;
    }

    private static List<String> announcements(String key) {
        return TopicRecords.texts(Topics.TOKEN_REVOKED, key);
    }

    private static int rows(String tenant) {
        try (var statement = Infrastructure.shared().connection().prepareStatement("""
                SELECT (SELECT count(*) FROM security.login WHERE tenant_id = ?)
                  + (SELECT count(*) FROM security.login_attempt WHERE tenant_id = ?)""")) {
            statement.setString(1, tenant);
            statement.setString(2, tenant);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = Infrastructure.shared().connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
