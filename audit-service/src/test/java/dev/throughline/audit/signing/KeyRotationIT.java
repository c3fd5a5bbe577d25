package dev.throughline.audit.signing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@TestProfile(KeyRotationIT.OwnKeys.class)
@QuarkusTestResource(InfrastructureResource.class)
class KeyRotationIT {

    public static final class OwnKeys implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("signing.key-file", "target/rotated-" + UUID.randomUUID() + ".pem");
        }
    }

    private static final String PATH = "/api/admin/signing-keys";

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        String token = AuditServer.token("default", "administrator");

        Response rotated = AuditServer.as(token).body(Map.of()).post(PATH + "/rotate");

        rotated.then().statusCode(201);
        assertThat(published()).contains(rotated.path("id"), keyOf(token));
        assertThat(keyOf(AuditServer.token("default", "administrator"))).isEqualTo(keyOf(token));
        AuditServer.as(token).get(PATH).then().statusCode(200);
    }

    @Test
    void aKeyThatLeakedIsGoneAtOnce() {
        String token = AuditServer.token("default", "administrator");

        AuditServer.as(token).body(Map.of("leaked", true)).post(PATH + "/rotate").then().statusCode(201);

        AuditServer.as(token).get(PATH).then().statusCode(401);
        String fresh = AuditServer.token("default", "administrator");
        assertThat(published()).containsExactly(keyOf(fresh)).doesNotContain(keyOf(token));
        AuditServer.as(fresh).get(PATH).then().statusCode(200);
    }

    @Test
    void onlyAnAdministratorRotates() {
        String name = "reader-" + UUID.randomUUID();
        AuditServer.addMember("default", name, "recall");

        AuditServer.as(AuditServer.token("default", name)).body(Map.of()).post(PATH + "/rotate").then().statusCode(403);
    }

    private static List<String> published() {
        return given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid", String.class);
    }

    private static String keyOf(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
