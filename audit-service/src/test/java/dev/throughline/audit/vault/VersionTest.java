package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class VersionTest {

    private VaultPerson ada;

    @BeforeEach
    void arrive() {
        ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
    }

    @Test
    void aRotationIsTheCurrentVersionAndTheOlderOneStays() {
        String id = ada.keep("Router", "first");

        JsonPath rotated = rotate(id, "second").then().statusCode(200).extract().jsonPath();

        assertThat(rotated.getInt("version")).isEqualTo(2);
        assertThat(ada.revealed(id)).isEqualTo("second");
        assertThat(revealed(id, 1)).isEqualTo("first");
        JsonPath versions = ada.get("/" + id + "/versions").jsonPath();
        assertThat(versions.getList("items.version", Integer.class)).containsExactly(2, 1);
        assertThat(versions.getList("items.current", Boolean.class)).containsExactly(true, false);
    }

    @Test
    void aRollBackTakesAnOlderVersionAndTheNextRotationGoesOn() {
        String id = ada.keep("Router", "first");
        rotate(id, "second");

        rollBack(id, 1).then().statusCode(200);

        assertThat(ada.revealed(id)).isEqualTo("first");
        assertThat(rotate(id, "third").jsonPath().getInt("version")).isEqualTo(3);
        assertThat(ada.revealed(id)).isEqualTo("third");
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).contains("CREDENTIAL_ROTATED ALLOWED",
                "CREDENTIAL_ROLLED_BACK ALLOWED");
    }

    @Test
    void aVersionThatDoesNotExistIsNotFound() {
        String id = ada.keep("Router", "first");

        rollBack(id, 7).then().statusCode(404);
        rollBack(id, 0).then().statusCode(422);
        ada.request().body(Map.of("reason", "why not", "version", 7)).post(VaultPerson.CREDENTIALS + "/" + id + "/reveal")
                .then().statusCode(404);
    }

    @Test
    void aRotationEndsTheReminderAndTheOldExpiry() {
        String id = ada.keep(Map.of("kind", "password", "name", "Router", "expires_at", Instant.now().toString(),
                "secret", Map.of("password", "first")));
        assertThat(ada.get("?due=true").jsonPath().getInt("total")).isOne();

        rotate(id, "second");

        assertThat(ada.get("?due=true").jsonPath().getInt("total")).isZero();
    }

    @Test
    void aRotationNeedsTheFieldsOfTheKind() {
        String id = ada.keep("Router", "first");

        Response response = ada.request().body(Map.of("secret", Map.of("api_key", "x")))
                .post(VaultPerson.CREDENTIALS + "/" + id + "/rotate");

        response.then().statusCode(422);
        assertThat(response.jsonPath().getList("errors.field", String.class)).containsExactly("secret.password", "secret");
        assertThat(ada.get("/" + id).jsonPath().getInt("version")).isOne();
    }

    @Test
    void onlyTheNewestVersionsAreKept() {
        String id = ada.keep("Router", "first");
        for (int i = 2; i <= 22; i++) {
            rotate(id, "value " + i).then().statusCode(200);
        }

        JsonPath versions = ada.get("/" + id + "/versions?limit=1000").jsonPath();

        assertThat(versions.getList("items.version", Integer.class)).hasSize(20).startsWith(22).endsWith(3);
    }

    private Response rotate(String id, String value) {
        return ada.request().body(Map.of("secret", Map.of("password", value)))
                .post(VaultPerson.CREDENTIALS + "/" + id + "/rotate");
    }

    private Response rollBack(String id, int version) {
        return ada.request().body(Map.of("version", version)).post(VaultPerson.CREDENTIALS + "/" + id + "/rollback");
    }

    private String revealed(String id, int version) {
        return ada.request().body(Map.of("reason", "look back", "version", version))
                .post(VaultPerson.CREDENTIALS + "/" + id + "/reveal").then().statusCode(200).extract().path("secret.password");
    }
}
