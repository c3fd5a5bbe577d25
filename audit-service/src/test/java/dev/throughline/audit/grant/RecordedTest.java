package dev.throughline.audit.grant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;

/** Whatever happens to identities and tokens is in the audit log, and no secret is. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class RecordedTest {

    private final String tenant = "tenant-" + UUID.randomUUID();
    private String ada;

    @BeforeEach
    void aTenantWithAnAdministrator() {
        ada = AuditServer.addMember(tenant, "ada", "admin").toString();
    }

    @Test
    void aLoginGoodOrBad() {
        AuditServer.login(tenant, "ada", AuditServer.PASSWORD).then().statusCode(200);
        AuditServer.login(tenant, "ada", "not the password").then().statusCode(401);
        AuditServer.login(tenant, "password-typed-as-name", "x").then().statusCode(401);

        assertThat(AuditServer.log(tenant)).containsExactly(
                "login allowed member/" + ada,
                "login denied member/unknown wrong name or password",
                "login denied member/unknown wrong name or password");
    }

    @Test
    void aLoginIntoATenantThatDoesNotExistIsInTheOperatorsLog() {
        String nowhere = "nowhere-" + UUID.randomUUID();
        int before = AuditServer.log("default").size();

        AuditServer.login(nowhere, "ada", "x").then().statusCode(401);

        assertThat(AuditServer.log(nowhere)).isEmpty();
        assertThat(AuditServer.log("default")).hasSizeGreaterThan(before);
    }

    @Test
    void aRefreshAndATokenThatIsUsedTwice() {
        Response login = AuditServer.login(tenant, "ada", AuditServer.PASSWORD);
        AuditServer.refresh(login.path("refresh_token")).then().statusCode(200);

        AuditServer.refresh(login.path("refresh_token")).then().statusCode(401);

        assertThat(AuditServer.log(tenant)).endsWith(
                "token_refreshed allowed member/" + ada,
                "token_refused denied member/" + ada + " a refresh token was used twice");
    }

    @Test
    void aLogout() {
        Response login = AuditServer.login(tenant, "ada", AuditServer.PASSWORD);

        given().formParam("token", login.<String> path("refresh_token")).post("/api/auth/revoke").then().statusCode(200);

        assertThat(AuditServer.log(tenant)).last().asString().startsWith("token_revoked allowed login/");
    }

    @Test
    void aMachinesTokenIssuedAndRevoked() {
        String token = AuditServer.token(tenant, "ada");
        String id = AuditServer.as(token).body(Map.of("name", "work", "scopes", List.of("ingest", "recall")))
                .post("/api/machines/laptop/tokens").then().statusCode(201).extract().path("details.id");
        AuditServer.as(token).delete("/api/machines/laptop/tokens/" + id).then().statusCode(204);

        List<String> log = AuditServer.log(tenant);

        assertThat(log.get(1)).startsWith("token_issued allowed token/" + id).contains("ingest recall", "laptop");
        assertThat(log.get(2)).startsWith("token_revoked allowed token/" + id);
    }

    @Test
    void scopesThatTheCallerHasNotAreRefused() {
        AuditServer.addMember(tenant, "bob", "ingest", "recall");
        String token = AuditServer.token(tenant, "bob");

        AuditServer.as(token).body(Map.of("name", "work", "scopes", List.of("ingest", "admin")))
                .post("/api/machines/laptop/tokens").then().statusCode(403).contentType("application/problem+json");
        AuditServer.as(token).body(Map.of("name", "work", "scopes", List.of("ingest")))
                .post("/api/machines/laptop/tokens").then().statusCode(201);

        assertThat(AuditServer.log(tenant).get(1)).startsWith("token_issued denied token/")
                .contains("more scopes than the caller has");
    }

    @Test
    void aMemberAndWhatHeMayDo() {
        String token = AuditServer.token(tenant, "ada");
        String id = AuditServer.as(token).body(Map.of("name", "bob", "role", "member", "password", AuditServer.PASSWORD))
                .post("/api/members").then().statusCode(201).extract().path("id");
        AuditServer.as(token).body(Map.of("name", "bob", "role", "reader")).put("/api/members/" + id).then().statusCode(200);
        AuditServer.as(token).body(Map.of("name", "robert", "role", "reader")).put("/api/members/" + id).then().statusCode(200);
        AuditServer.as(token).delete("/api/members/" + id).then().statusCode(204);

        List<String> log = AuditServer.log(tenant);

        assertThat(log.get(1)).startsWith("member_changed allowed member/" + id).contains("created");
        assertThat(log.get(2)).startsWith("permission_changed allowed member/" + id).contains("reader");
        assertThat(log.get(3)).startsWith("member_changed allowed member/" + id);
        assertThat(log.get(4)).startsWith("member_changed allowed member/" + id).contains("deleted");
        assertThat(String.join("\n", log)).doesNotContain(AuditServer.PASSWORD, "argon2");
    }

    @Test
    void aServiceAccountsToken() {
        var account = AuditServer.as(AuditServer.token(tenant, "ada")).body(Map.of("name", "importer", "role", "machine"))
                .post("/api/service-accounts").jsonPath();
        given().formParam("grant_type", "client_credentials").formParam("client_id", account.getString("client_id"))
                .formParam("client_secret", account.getString("client_secret")).post("/api/auth/token").then().statusCode(200);

        assertThat(AuditServer.log(tenant)).last()
                .isEqualTo("token_issued allowed member/" + account.getString("details.id"));
        assertThat(String.join("\n", AuditServer.log(tenant))).doesNotContain("tls_");
    }
}
