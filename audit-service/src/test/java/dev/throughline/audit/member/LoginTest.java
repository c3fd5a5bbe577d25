package dev.throughline.audit.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.throughline.audit.AuditServer;
import dev.throughline.common.json.Json;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class LoginTest {

    @Test
    void theAdministratorOfTheFirstStartLogsIn() throws Exception {
        Response response = AuditServer.login("default", "administrator", AuditServer.PASSWORD);

        JsonPath answer = response.then().statusCode(200).header("Cache-Control", "no-store").extract().jsonPath();
        assertThat(answer.getString("token_type")).isEqualTo("Bearer");
        assertThat(answer.getLong("expires_in")).isEqualTo(30 * 60);
        JsonNode claims = claims(answer.getString("access_token"));
        assertThat(claims.at("/tenant").asText()).isEqualTo("default");
        assertThat(claims.at("/groups/0").asText()).isEqualTo("admin");
        assertThat(claims.at("/exp").asLong() - claims.at("/iat").asLong()).isEqualTo(30 * 60);
    }

    @Test
    void aFormIsTakenToo() {
        Response response = given().formParam("grant_type", "password")
                .formParam("username", "administrator")
                .formParam("password", AuditServer.PASSWORD)
                .post("/api/auth/token");

        response.then().statusCode(200);
        assertThat(response.jsonPath().getString("access_token")).isNotBlank();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        String known = "known-" + UUID.randomUUID();
        AuditServer.addMember("default", known, "recall");

        Response wrong = AuditServer.login("default", known, "not the password");
        Response unknown = AuditServer.login("default", "nobody", "not the password");

        wrong.then().statusCode(401).contentType("application/problem+json");
        unknown.then().statusCode(401).contentType("application/problem+json");
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void whoeverIsNamedOneHashIsComputed() {
        String known = "known-" + UUID.randomUUID();
        String disabled = "disabled-" + UUID.randomUUID();
        AuditServer.addMember("default", known, "recall");
        String id = AuditServer.addMember("default", disabled, "recall").toString();
        AuditServer.administrator().body(Map.of("name", disabled, "role", "reader", "disabled", true))
                .put("/api/members/" + id).then().statusCode(200);

        for (String name : List.of(known, disabled, "nobody-" + UUID.randomUUID())) {
            double before = hashes();
            AuditServer.login("default", name, "not the password").then().statusCode(401);
            assertThat(hashes() - before).as(name).isEqualTo(1);
        }
        double before = hashes();
        AuditServer.login("no-tenant-" + UUID.randomUUID(), known, "not the password").then().statusCode(401);
        assertThat(hashes() - before).isEqualTo(1);
    }

    @Test
    void aNameOfOneTenantIsUnknownInAnother() {
        String name = "guest-" + UUID.randomUUID();
        AuditServer.addMember("tenant-of-guest", name, "recall");

        AuditServer.login("tenant-of-guest", name, AuditServer.PASSWORD).then().statusCode(200);
        AuditServer.login("default", name, AuditServer.PASSWORD).then().statusCode(401);
    }

    @Test
    void whoGuessesHasToWait() {
        String name = "guessed-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            AuditServer.login("default", name, "guess " + i).then().statusCode(401);
        }

        Response response = AuditServer.login("default", name, "one more");

        response.then().statusCode(429);
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void missingFieldsAreNamed() {
        Response response = given().contentType("application/json").body(Map.of("username", "")).post("/api/auth/token");

        response.then().statusCode(422);
        assertThat(response.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrder("username", "password");
    }

    @Test
    void whatIsNotJsonIsMalformed() {
        given().contentType("application/json").body("{").post("/api/auth/token").then().statusCode(400);
        given().contentType("application/json").body("").post("/api/auth/token").then().statusCode(422);
    }

    @Test
    void aPasswordIsStoredAsArgon2idWithItsParameters() throws Exception {
        try (var statement = Infrastructure.shared().connection().createStatement();
                var rows = statement.executeQuery("SELECT password_hash FROM security.member WHERE name = 'administrator'")) {

            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    private static double hashes() {
        return given().get("/q/metrics").asString().lines().filter(line -> line.startsWith("passwords_checked_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private static JsonNode claims(String token) throws Exception {
        return Json.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
