package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class PermissionTest {

    private VaultPerson owner;
    private VaultPerson colleague;
    private String id;

    @BeforeEach
    void arrive() {
        String tenant = VaultPerson.newTenant();
        owner = VaultPerson.of(tenant, "vault");
        colleague = VaultPerson.of(tenant, "vault");
        id = owner.keep("Router", "secret");
    }

    @Test
    void whoWasGrantedNothingDoesNotEvenSeeIt() {
        colleague.get("/" + id).then().statusCode(404);
        colleague.reveal(id).then().statusCode(404);
        colleague.compare(id, "secret").then().statusCode(404);
        assertThat(colleague.get("").jsonPath().getInt("total")).isZero();
        assertThat(AuditEntries.ofCredential(owner.tenant(), id))
                .contains("CREDENTIAL_VIEWED DENIED", "CREDENTIAL_REVEALED DENIED", "CREDENTIAL_COMPARED DENIED");
    }

    @Test
    void anAdministratorMayEverything() {
        VaultPerson administrator = VaultPerson.of(owner.tenant(), "admin");

        assertThat(administrator.revealed(id)).isEqualTo("secret");
        assertThat(administrator.get("").jsonPath().getInt("total")).isOne();
    }

    @Test
    void whoMaySeeMayNotReveal() {
        grant(Map.of("grantee_kind", "member", "grantee", colleague.id()));

        assertThat(colleague.get("/" + id).jsonPath().getList("access", String.class)).containsExactly("view");
        colleague.reveal(id).then().statusCode(403).contentType("application/problem+json");
        rotate(colleague).then().statusCode(403);
        assertThat(colleague.compare(id, "secret").jsonPath().getBoolean("matches")).isTrue();
        assertThat(AuditEntries.ofCredential(owner.tenant(), id)).contains("CREDENTIAL_REVEALED DENIED",
                "CREDENTIAL_ROTATED DENIED");
    }

    @Test
    void whoMayRevealMayNotEdit() {
        grant(Map.of("grantee_kind", "member", "grantee", colleague.id(), "may_reveal", true));

        assertThat(colleague.revealed(id)).isEqualTo("secret");
        rotate(colleague).then().statusCode(403);
        colleague.request().body(Map.of("name", "mine")).patch(VaultPerson.CREDENTIALS + "/" + id).then().statusCode(403);
    }

    @Test
    void whoMayEditMayNeitherRevealNorShareNorDelete() {
        grant(Map.of("grantee_kind", "member", "grantee", colleague.id(), "may_edit", true));

        rotate(colleague).then().statusCode(200);
        colleague.reveal(id).then().statusCode(403);
        colleague.get("/" + id + "/permissions").then().statusCode(403);
        colleague.request().delete(VaultPerson.CREDENTIALS + "/" + id).then().statusCode(403);
    }

    @Test
    void aRoleIsGrantedForAllWhoHaveIt() {
        grant(Map.of("grantee_kind", "role", "grantee", "member", "may_reveal", true));

        assertThat(colleague.revealed(id)).isEqualTo("secret");
        assertThat(colleague.get("").jsonPath().getInt("total")).isOne();
        VaultPerson.of(VaultPerson.newTenant(), "vault").reveal(id).then().statusCode(404);
    }

    @Test
    void aPermissionThatIsTakenBackEndsAtOnce() {
        String grant = grant(Map.of("grantee_kind", "member", "grantee", colleague.id(), "may_reveal", true));
        colleague.reveal(id).then().statusCode(200);

        owner.request().delete(permissions() + "/" + grant).then().statusCode(204);

        colleague.reveal(id).then().statusCode(404);
        owner.request().delete(permissions() + "/" + grant).then().statusCode(404);
        assertThat(AuditEntries.ofCredential(owner.tenant(), id)).contains("CREDENTIAL_SHARED ALLOWED");
    }

    @Test
    void permissionsAreListedAndNotGivenTwice() {
        Map<String, Object> request = Map.of("grantee_kind", "member", "grantee", colleague.id());
        grant(request);

        Response again = owner.request().body(request).post(permissions());

        again.then().statusCode(409);
        assertThat(owner.request().get(permissions()).jsonPath().getList("items.grantee", String.class))
                .isEqualTo(List.of(colleague.id()));
        owner.request().body(Map.of("grantee_kind", "team", "grantee", "x")).post(permissions()).then().statusCode(422);
    }

    private String permissions() {
        return VaultPerson.CREDENTIALS + "/" + id + "/permissions";
    }

    private String grant(Map<String, Object> request) {
        return owner.request().body(request).post(permissions()).then().statusCode(201).extract().path("id");
    }

    private Response rotate(VaultPerson person) {
        return person.request().body(Map.of("secret", Map.of("password", "changed")))
                .post(VaultPerson.CREDENTIALS + "/" + id + "/rotate");
    }
}
