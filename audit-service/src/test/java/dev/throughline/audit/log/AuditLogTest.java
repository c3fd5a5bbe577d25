package dev.throughline.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class AuditLogTest {

    private final AuditLog log;
    private final TenantTransaction transaction;
    private final String tenant = "tenant-" + UUID.randomUUID();

    AuditLogTest(AuditLog log, TenantTransaction transaction) {
        this.log = log;
        this.transaction = transaction;
    }

    @Test
    void whatIsAppendedIsThereOnceTheTransactionCommits() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> transaction.within(tenant, () -> log.append(List.of(draft(1), draft(2)))));

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L, 2L);
        assertThat(Ledger.of(tenant).entry(2)).contains("\"subject\":\"credential/2\"").contains("\"sequence\":2");
    }

    @Test
    void whatIsRolledBackIsNotThereAndLeavesNoGap() throws Throwable {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> transaction.within(tenant,
                () -> log.append(draft(1)).chain(() -> Uni.createFrom().failure(new IllegalArgumentException("no"))))))
                .hasMessage("no");

        log.record(draft(2)).await().indefinitely();

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L);
    }

    @Test
    void nothingIsAppendedWithoutATransaction() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> log.append(draft(1)))))
                .hasMessageContaining("no transaction");

        assertThat(Ledger.of(tenant).sequences()).isEmpty();
    }

    @Test
    void aRefusalIsRecordedAlthoughItsTransactionFails() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> transaction.within(tenant,
                () -> log.record(draft(1)).chain(() -> Uni.createFrom().failure(new IllegalArgumentException("no"))))))
                .hasMessage("no");

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L);
    }

    @Test
    void concurrentAppendsHaveNoGap() {
        var appends = IntStream.rangeClosed(1, 40).mapToObj(i -> log.record(draft(i))).toList();

        Uni.join().all(appends).andFailFast().await().indefinitely();

        assertThat(Ledger.of(tenant).sequences()).containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void aReasonAndDetailsAreAddedOneByOne() {
        log.record(draft(1).because("deploy").with("kind", "password").with("name", "a name")).await().indefinitely();

        assertThat(Ledger.of(tenant).entry(1)).contains("\"details\":{\"kind\":\"password\",\"name\":\"a name\"}")
                .contains("\"reason\":\"deploy\"");
    }

    @Test
    void theEntryIsTextInOneForm() {
        var details = JsonNodeFactory.instance.objectNode().put("zebra", 1).put("ape", "a\u0000b");

        log.record(draft(1).with(details)).await().indefinitely();

        assertThat(Ledger.of(tenant).entry(1)).matches("""
                \\{"action":"CREDENTIAL_VIEWED","actor":"a member","details":\\{"ape":"a\\\\ufffdb","zebra":1},\
                "occurred_at":\\d{16},"outcome":"ALLOWED","sequence":1,"subject":"credential/1","tenant":"%s"}"""
                .formatted(tenant));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "UPDATE audit_entry SET entry = entry",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry",
            "UPDATE audit_node SET hash = hash",
            "DELETE FROM audit_node",
            "UPDATE audit_head SET root = root",
            "DELETE FROM audit_head",
            "DELETE FROM audit_tree",
            "UPDATE audit_tree SET size = 0" })
    void theServicesOwnRoleCanNeitherChangeNorRemove(String statement) {
        log.record(draft(1)).await().indefinitely();

        assertThatThrownBy(() -> asTheService(statement)).isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|append-only).*");

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
            "DROP TRIGGER grow_only ON audit_tree",
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
            "ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY",
            "CREATE POLICY all_tenants ON audit_entry USING (true)",
            "ALTER TABLE audit_entry OWNER TO throughline_audit",
            "DROP TABLE audit_entry",
            "DROP SCHEMA security CASCADE",
            "SET session_replication_role = replica",
            "SET ROLE throughline_audit_owner",
            "DELETE FROM flyway_schema_history" })
    void theServicesOwnRoleCannotLiftWhatIsForbiddenToIt(String statement) {
        assertThatThrownBy(() -> asTheService(statement)).isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void whatTheServicesOwnRoleGrantsItselfChangesNothing() {
        log.record(draft(1)).await().indefinitely();

        assertThatThrownBy(() -> asTheService("GRANT ALL ON audit_entry TO throughline_audit", "DELETE FROM audit_entry"))
                .hasMessageContaining("permission denied");

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L);
    }

    /** With the service's own login: a superuser who takes on its role could also leave it. */
    private void asTheService(String... statements) throws SQLException {
        String address = "jdbc:postgresql://127.0.0.1:%d/throughline".formatted(Infrastructure.shared().database().port());
        try (var connection = DriverManager.getConnection(address, "throughline_audit", Infrastructure.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('throughline.tenant', '" + tenant + "', false)");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private AuditDraft draft(int credential) {
        return AuditDraft.allowed(new Actor(tenant, "a member", null, null, null), AuditAction.CREDENTIAL_VIEWED,
                "credential/" + credential);
    }
}
