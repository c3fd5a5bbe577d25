package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class RevealTest {

    private final String value = VaultPerson.newSecret();
    private VaultPerson ada;
    private String id;

    @BeforeEach
    void keepOne() {
        ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
        id = ada.keep("Router", value);
    }

    @AfterEach
    void letTheLogBeWritten() {
        VaultRows.change("DROP TRIGGER IF EXISTS refuse ON security.audit_entry");
    }

    @Test
    void aValueIsAnsweredWithItsReasonInTheLog() {
        Response response = ada.reveal(id);

        response.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(response.jsonPath().getString("secret.password")).isEqualTo(value);
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).containsExactly("CREDENTIAL_CREATED ALLOWED",
                "CREDENTIAL_REVEALED ALLOWED");
        assertThat(VaultRows
                .text("SELECT entry::json ->> 'reason' FROM security.audit_entry WHERE upper(action) = 'CREDENTIAL_REVEALED' "
                        + "AND subject = 'credential/" + id + "'"))
                .isEqualTo("for a test");
    }

    @Test
    void withoutAReasonNothingIsAnswered() {
        for (Map<String, Object> request : List.<Map<String, Object>> of(Map.of(), Map.of("reason", " "))) {
            Response response = ada.request().body(request).post(VaultPerson.CREDENTIALS + "/" + id + "/reveal");

            response.then().statusCode(422);
            assertThat(response.asString()).doesNotContain(value);
        }
    }

    @Test
    void withoutAnAuditEntryThereIsNoSecret() {
        refuseEntries("BEFORE INSERT ON security.audit_entry FOR EACH ROW");

        Response response = ada.reveal(id);

        assertThat(response.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(response.asString()).doesNotContain(value);
    }

    @Test
    void anEntryThatFailsAtTheCommitKeepsTheSecretToo() {
        VaultRows.change("DROP TRIGGER IF EXISTS refuse ON security.audit_entry");
        refuseEntries("AFTER INSERT ON security.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW");

        Response response = ada.reveal(id);

        assertThat(response.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(response.asString()).doesNotContain(value);
    }

    @Test
    void aTamperedValueIsRefusedAndTheRefusalIsInTheLog() {
        VaultRows.tamper(id);

        Response response = ada.reveal(id);

        response.then().statusCode(500).contentType("application/problem+json");
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).endsWith("CREDENTIAL_REVEALED FAILED");
    }

    @Test
    void swappedRowsAreRefusedAndTheRefusalIsInTheLog() {
        for (String columns : List.of("ciphertext = w.ciphertext",
                "ciphertext = w.ciphertext, wrapped_key = w.wrapped_key, key_id = w.key_id")) {
            String one = ada.keep("one", VaultPerson.newSecret());
            String other = ada.keep("other", VaultPerson.newSecret());
            VaultRows.swap(one, other, columns);

            ada.reveal(one).then().statusCode(500);
            ada.reveal(other).then().statusCode(500);

            assertThat(AuditEntries.ofCredential(ada.tenant(), one)).endsWith("CREDENTIAL_REVEALED FAILED");
            assertThat(AuditEntries.ofCredential(ada.tenant(), other)).endsWith("CREDENTIAL_REVEALED FAILED");
        }
    }

    @Test
    void aRowMovedToAnotherTenantDoesNotOpenThere() {
        VaultPerson thief = VaultPerson.of(VaultPerson.newTenant(), "admin");
        VaultRows.change(
                "ALTER TABLE security.credential_version DROP CONSTRAINT credential_version_tenant_id_credential_id_fkey;"
                        + "UPDATE security.credential SET tenant_id = '" + thief.tenant() + "' WHERE id = '" + id + "';"
                        + "UPDATE security.credential_version SET tenant_id = '" + thief.tenant() + "' WHERE credential_id = '"
                        + id + "';"
                        + "ALTER TABLE security.credential_version ADD CONSTRAINT credential_version_tenant_id_credential_id_fkey "
                        + "FOREIGN KEY (tenant_id, credential_id) REFERENCES security.credential ON DELETE CASCADE");

        thief.get("/" + id).then().statusCode(200);
        thief.reveal(id).then().statusCode(500);
    }

    @Test
    void aComparisonTellsWhetherAValueIsTheRightOneAndNoMore() {
        Response right = ada.compare(id, value);
        Response wrong = ada.compare(id, value + "x");

        assertThat(right.asString()).isEqualTo("{\"matches\":true}");
        assertThat(wrong.asString()).isEqualTo("{\"matches\":false}");
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).containsExactly("CREDENTIAL_CREATED ALLOWED",
                "CREDENTIAL_COMPARED ALLOWED", "CREDENTIAL_COMPARED ALLOWED");
    }

    @Test
    void aComparisonIsOfAFieldOfTheKind() {
        String oauth = ada
                .keep(Map.of("kind", "oauth", "name", "o", "secret", Map.of("client_id", "app", "client_secret", value)));

        Response ofField = ada.request().body(Map.of("value", "app", "field", "client_id"))
                .post(VaultPerson.CREDENTIALS + "/" + oauth + "/compare");
        Response ofNone = ada.request().body(Map.of("value", "app", "field", "password"))
                .post(VaultPerson.CREDENTIALS + "/" + oauth + "/compare");

        assertThat(ofField.jsonPath().getBoolean("matches")).isTrue();
        ofNone.then().statusCode(422);
        assertThat(ada.compare(oauth, value).jsonPath().getBoolean("matches")).isTrue();
    }

    @Test
    void whoGuessesByComparingHasToWait() {
        for (int i = 0; i < 10; i++) {
            ada.compare(id, "guess " + i).then().statusCode(200);
        }

        Response response = ada.compare(id, value);

        response.then().statusCode(429);
        assertThat(response.header("Retry-After")).isNotBlank();
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).endsWith("CREDENTIAL_COMPARED DENIED");
    }

    private static void refuseEntries(String when) {
        VaultRows.change("CREATE OR REPLACE FUNCTION security.refuse() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'no entry'; END $$");
        VaultRows.change("CREATE " + (when.contains("DEFERRED") ? "CONSTRAINT " : "") + "TRIGGER refuse " + when
                + " EXECUTE FUNCTION security.refuse()");
    }
}
