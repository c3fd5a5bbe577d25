package dev.throughline.audit.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ServiceAccountTest {

    private static final String PATH = "/api/service-accounts";

    private final String name = "importer-" + UUID.randomUUID();

    @Test
    void aSecretBringsATokenAndNothingToRefreshIt() {
        JsonPath account = create("machine");

        Response answer = token(account.getString("client_id"), account.getString("client_secret"));

        answer.then().statusCode(200);
        assertThat(answer.<String> path("refresh_token")).isNull();
        AuditServer.as(answer.path("access_token")).get(PATH).then().statusCode(403); // known, but no administrator
    }

    @Test
    void theSecretMayComeInTheHeaderOfRfc6749() {
        JsonPath account = create("admin");

        Response answer = given().auth().preemptive().basic(account.getString("client_id"), account.getString("client_secret"))
                .formParam("grant_type", "client_credentials").post("/api/auth/token");

        answer.then().statusCode(200);
        AuditServer.as(answer.path("access_token")).get(PATH).then().statusCode(200);
    }

    @Test
    void aWrongSecretAndAnUnknownAccountGetTheSameAnswer() {
        String id = create("reader").getString("client_id");

        Response wrong = token(id, "tls_wrong");
        Response unknown = token(UUID.randomUUID() + "@default", "tls_wrong");

        wrong.then().statusCode(401);
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void anotherSecretEndsTheOldOneAndItsTokens() {
        JsonPath account = create("admin");
        String old = token(account.getString("client_id"), account.getString("client_secret")).path("access_token");

        JsonPath replaced = AuditServer.administrator().post(PATH + "/" + account.getString("details.id") + "/secret")
                .then().statusCode(200).extract().jsonPath();

        AuditServer.as(old).get(PATH).then().statusCode(401);
        token(account.getString("client_id"), account.getString("client_secret")).then().statusCode(401);
        String token = token(replaced.getString("client_id"), replaced.getString("client_secret")).path("access_token");
        AuditServer.as(token).get(PATH).then().statusCode(200);
    }

    @Test
    void noPasswordLogsInAsAServiceAccount() {
        JsonPath account = create("machine");

        AuditServer.login("default", name, account.getString("client_secret")).then().statusCode(401);
    }

    @Test
    void theSecretIsShownOnceAndNotKept() throws Exception {
        JsonPath account = create("machine");
        String id = account.getString("details.id");

        assertThat(AuditServer.administrator().get(PATH + "/" + id).asString()).doesNotContain("secret");
        try (var statement = Infrastructure.shared().connection().createStatement();
                var rows = statement.executeQuery("SELECT m::text FROM security.member m WHERE id = '" + id + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain(account.getString("client_secret"));
        }
    }

    @Test
    void anAccountIsNoMemberAndAMemberNoAccount() {
        String account = create("machine").getString("details.id");
        UUID member = AuditServer.addMember("default", name + "-person", "recall");

        AuditServer.administrator().get("/api/members/" + account).then().statusCode(404);
        AuditServer.administrator().get(PATH + "/" + member).then().statusCode(404);
    }

    private JsonPath create(String role) {
        return AuditServer.administrator().body(Map.of("name", name, "role", role)).post(PATH)
                .then().statusCode(201).extract().jsonPath();
    }

    private static Response token(String clientId, String secret) {
        return given().contentType("application/json")
                .body(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret))
                .post("/api/auth/token");
    }
}
