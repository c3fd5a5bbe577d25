package dev.throughline.audit.grant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class RefreshTest {

    private final String tenant = "tenant-" + UUID.randomUUID();
    private Response login;

    @BeforeEach
    void someoneHasLoggedIn() {
        AuditServer.addMember(tenant, "ada", "admin");
        login = AuditServer.login(tenant, "ada", AuditServer.PASSWORD);
    }

    @Test
    void aLoginGoesOnWithAnotherRefreshTokenEachTime() {
        Response first = AuditServer.refresh(login.path("refresh_token"));
        Response second = AuditServer.refresh(first.path("refresh_token"));

        second.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(second.<String> path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
        isGood(second.path("access_token"));
    }

    @Test
    void aRefreshTokenThatWasUsedBeforeEndsTheLogin() {
        Response thief = AuditServer.refresh(login.path("refresh_token"));
        thief.then().statusCode(200);

        AuditServer.refresh(login.path("refresh_token")).then().statusCode(401).contentType("application/problem+json");

        AuditServer.refresh(thief.path("refresh_token")).then().statusCode(401);
        isRevoked(thief.path("access_token"));
        isRevoked(login.path("access_token"));
    }

    @Test
    void anotherLoginOfTheSameMemberGoesOn() {
        Response other = AuditServer.login(tenant, "ada", AuditServer.PASSWORD);
        AuditServer.refresh(login.path("refresh_token")).then().statusCode(200);

        AuditServer.refresh(login.path("refresh_token")).then().statusCode(401);

        isGood(other.path("access_token"));
        AuditServer.refresh(other.path("refresh_token")).then().statusCode(200);
    }

    @Test
    void whoLogsOutIsLoggedOut() {
        revoke(login.path("refresh_token"));

        AuditServer.refresh(login.path("refresh_token")).then().statusCode(401);
        isRevoked(login.path("access_token"));
    }

    @Test
    void anAccessTokenCanBeGivenUp() {
        revoke(login.path("access_token"));

        isRevoked(login.path("access_token"));
        AuditServer.refresh(login.path("refresh_token")).then().statusCode(200);
    }

    @Test
    void whatIsNoTokenIsRevokedAlready() {
        revoke("nothing");
        revoke("tlr_bm93aGVyZQ." + UUID.randomUUID() + ".c2VjcmV0");
    }

    @Test
    void aMadeUpRefreshTokenIsRefused() {
        AuditServer.refresh("nothing").then().statusCode(401);
        AuditServer.refresh("tlr_bm93aGVyZQ." + UUID.randomUUID() + ".c2VjcmV0").then().statusCode(401);
    }

    @Test
    void aRefreshTokenOfOneTenantMeansNothingInAnother() {
        String[] parts = login.<String> path("refresh_token").split("\\.");

        AuditServer.refresh("tlr_ZGVmYXVsdA." + parts[1] + "." + parts[2]).then().statusCode(401);

        AuditServer.refresh(login.path("refresh_token")).then().statusCode(200);
    }

    @Test
    void onlyAHashOfTheRefreshTokenIsKept() throws Exception {
        String secret = login.<String> path("refresh_token").split("\\.")[2];

        try (var statement = Infrastructure.shared().connection()
                .prepareStatement("SELECT secret_hash FROM security.login WHERE tenant_id = ?")) {
            statement.setString(1, tenant);
            var rows = statement.executeQuery();

            assertThat(rows.next()).isTrue();
            assertThat(rows.getBytes(1)).hasSize(32).isNotEqualTo(Base64.getUrlDecoder().decode(secret));
        }
    }

    @Test
    void anExpiredLoginIsNoTheft() throws Exception {
        try (var statement = Infrastructure.shared().connection()
                .prepareStatement("UPDATE security.login SET expires_at = now() WHERE tenant_id = ?")) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }

        AuditServer.refresh(login.path("refresh_token")).then().statusCode(401);

        isGood(login.path("access_token"));
    }

    private static void revoke(String token) {
        given().formParam("token", token).post("/api/auth/revoke").then().statusCode(200);
    }

    private static void isGood(String token) {
        AuditServer.as(token).get("/api/members").then().statusCode(200);
    }

    private static void isRevoked(String token) {
        AuditServer.as(token).get("/api/members").then().statusCode(401);
    }
}
