package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

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
class CanaryTest {

    private VaultPerson administrator;
    private VaultPerson visitor;
    private String canary;

    @BeforeEach
    void plant() {
        String tenant = VaultPerson.newTenant();
        administrator = VaultPerson.of(tenant, "admin");
        visitor = VaultPerson.of(tenant, "vault");
        canary = administrator.keep(Map.of("kind", "password", "name", "Root of production", "canary", true,
                "secret", Map.of("password", "bait")));
        share(canary);
    }

    @Test
    void aRevealedCanaryRaisesAnIncidentAndAnswersLikeAnyOther() {
        String ordinary = administrator.keep("Ordinary", "bait");
        share(ordinary);

        Response answer = visitor.reveal(canary);

        assertThat(answer.asString().replace(canary, ordinary)).isEqualTo(visitor.reveal(ordinary).asString());
        JsonPath incidents = incidents();
        assertThat(incidents.getInt("total")).isOne();
        assertThat(incidents.getString("items[0].type")).isEqualTo("unauthorized_access");
        assertThat(incidents.getString("items[0].subject")).isEqualTo("credential/" + canary);
        assertThat(AuditEntries.ofCredential(visitor.tenant(), canary))
                .contains("CREDENTIAL_REVEALED ALLOWED", "CANARY_TOUCHED ALLOWED");
    }

    @Test
    void whatHappensAgainGoesToTheSameTimeLine() {
        visitor.reveal(canary);
        visitor.compare(canary, "guess");
        VaultPerson.of(visitor.tenant(), "vault").reveal(canary).then().statusCode(200);

        JsonPath incidents = incidents();

        assertThat(incidents.getInt("total")).isOne();
        JsonPath timeline = administrator.request()
                .get("/api/security-incidents/" + incidents.getString("items[0].id") + "/timeline").jsonPath();
        assertThat(timeline.getList("items.text", String.class)).hasSize(3)
                .contains("credential_revealed by " + visitor.id(), "credential_compared by " + visitor.id());
    }

    @Test
    void aRefusedAttemptRaisesOneToo() {
        String hidden = administrator.keep(Map.of("kind", "password", "name", "Hidden", "canary", true,
                "secret", Map.of("password", "bait")));

        visitor.reveal(hidden).then().statusCode(404);

        assertThat(incidents().getInt("total")).isOne();
        assertThat(AuditEntries.ofCredential(visitor.tenant(), hidden)).contains("CANARY_TOUCHED DENIED");
    }

    @Test
    void lookingAtItsDetailsRaisesNoneAndTellsNothing() {
        Response view = visitor.get("/" + canary);
        Response list = visitor.get("");

        assertThat(view.asString() + list.asString()).doesNotContain("canary");
        assertThat(administrator.get("/" + canary).jsonPath().getBoolean("canary")).isTrue();
        assertThat(incidents().getInt("total")).isZero();
        visitor.request().get("/api/security-incidents").then().statusCode(403);
    }

    @Test
    void onlyAnAdministratorPlantsOne() {
        Response response = visitor.request().body(Map.of("kind", "note", "name", "x", "canary", true,
                "secret", Map.of("note", "x"))).post(VaultPerson.CREDENTIALS);

        response.then().statusCode(403);
        assertThat(response.jsonPath().getString("errors[0].field")).isEqualTo("canary");
    }

    private void share(String credential) {
        administrator.request().body(Map.of("grantee_kind", "role", "grantee", "member", "may_reveal", true))
                .post(VaultPerson.CREDENTIALS + "/" + credential + "/permissions").then().statusCode(201);
    }

    private JsonPath incidents() {
        return administrator.request().get("/api/security-incidents").then().statusCode(200).extract().jsonPath();
    }
}
