package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class KeyRotationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aRotationWrapsAllTenantsKeysAnewAndValuesCanBeReadAllTheTime() throws Exception {
        List<VaultPerson> people = List.of(VaultPerson.of(VaultPerson.newTenant(), "vault"),
                VaultPerson.of(VaultPerson.newTenant(), "vault"));
        var credentials = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            credentials.add(people.get(i % 2).keep("number " + i, "value " + i));
        }
        VaultPerson operator = VaultPerson.of("default", "admin");
        String before = operator.request().get("/api/admin/vault/key").jsonPath().getString("current_key");

        String after = operator.request().post("/api/admin/vault/rotate-key").then().statusCode(202).extract()
                .path("current_key");

        for (int i = 0; i < 60; i++) {
            assertThat(people.get(i % 2).revealed(credentials.get(i))).isEqualTo("value " + i);
        }
        assertThat(after).isNotEqualTo(before);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(staleKeys(operator)).isZero());
        assertThat(VaultRows.text("SELECT count(*) FROM security.credential_version WHERE key_id <> '" + after + "'"))
                .isEqualTo("0");
        assertThat(VaultRows.text("SELECT string_agg(key_id, ',') FROM security.sealing_key")).isIn(after, "null");
        assertThat(people.getFirst().revealed(credentials.getFirst())).isEqualTo("value 0");
        assertThat(AuditEntries.of("default", "vault-key/current")).contains("KEY_ROTATED ALLOWED");
    }

    @Test
    void theFileKeepsTheOlderKeys() throws Exception {
        VaultPerson operator = VaultPerson.of("default", "admin");
        List<String> before = Files.readAllLines(Path.of("target/test-vault-key"));

        operator.request().post("/api/admin/vault/rotate-key").then().statusCode(202);

        List<String> after = Files.readAllLines(Path.of("target/test-vault-key"));
        assertThat(after).hasSize(before.size() + 1).endsWith(before.toArray(String[]::new));
    }

    @Test
    void aDamagedKeyDoesNotHoldUpTheOthers() {
        VaultPerson ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
        String damaged = ada.keep("damaged", "x");
        String sound = ada.keep("sound", "y");
        VaultRows
                .change("UPDATE security.credential_version SET wrapped_key = '\\x00' WHERE credential_id = '" + damaged + "'");
        VaultPerson operator = VaultPerson.of("default", "admin");

        JsonPath rotated = operator.request().post("/api/admin/vault/rotate-key").jsonPath();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(VaultRows.text(
                "SELECT key_id FROM security.credential_version WHERE credential_id = '" + sound + "'"))
                .isEqualTo(rotated.getString("current_key")));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                operator.request().get("/api/admin/vault/key").jsonPath().getLong("damaged_keys")).isOne());
        ada.reveal(damaged).then().statusCode(500);
        ada.request().delete(VaultPerson.CREDENTIALS + "/" + damaged).then().statusCode(204);
    }

    @Test
    void onlyWhoRunsTheSuiteRotates() {
        VaultPerson administrator = VaultPerson.of(VaultPerson.newTenant(), "admin");
        VaultPerson member = VaultPerson.of("default", "vault");

        administrator.request().post("/api/admin/vault/rotate-key").then().statusCode(403);
        administrator.request().get("/api/admin/vault/key").then().statusCode(403);
        member.request().post("/api/admin/vault/rotate-key").then().statusCode(403);
        assertThat(AuditEntries.of(administrator.tenant(), "vault-key/current")).contains("KEY_ROTATED DENIED");
    }

    @Test
    void theUpkeepReadsAcrossTenantsAndChangesNothingThere() throws Exception {
        VaultPerson ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
        ada.keep("one", "x");

        assertThat(asService("SELECT count(*) > 0 FROM security.credential")).isEqualTo("t");
        assertThat(asService("WITH changed AS (UPDATE security.credential_version SET key_id = 'x' RETURNING 1) "
                + "SELECT count(*) FROM changed")).isEqualTo("0");
        assertThat(asService("WITH gone AS (DELETE FROM security.credential RETURNING 1) SELECT count(*) FROM gone"))
                .isEqualTo("0");
    }

    private static long staleKeys(VaultPerson operator) {
        return operator.request().get("/api/admin/vault/key").jsonPath().getLong("stale_keys");
    }

    /** With the service's own role, which has opened the vault's tables to the upkeep. */
    private static String asService(String sql) throws Exception {
        try (var connection = Infrastructure.shared().database().superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL ROLE throughline_audit");
            statement.execute("SET LOCAL search_path TO security");
            statement.execute("SET LOCAL throughline.upkeep TO 'on'");
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
