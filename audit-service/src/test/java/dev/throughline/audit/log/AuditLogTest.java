package dev.throughline.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

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
    void theEntryIsTextInOneForm() {
        var details = JsonNodeFactory.instance.objectNode().put("zebra", 1).put("ape", "a\u0000b");

        log.record(draft(1).with(details)).await().indefinitely();

        assertThat(Ledger.of(tenant).entry(1)).matches("""
                \\{"action":"CREDENTIAL_VIEWED","actor":"a member","details":\\{"ape":"a\\\\ufffdb","zebra":1},\
                "occurred_at":\\d{16},"outcome":"ALLOWED","sequence":1,"subject":"credential/1","tenant":"%s"}"""
                .formatted(tenant));
    }

    @Test
    void theServicesOwnRoleCanNeitherChangeNorRemove() {
        log.record(draft(1)).await().indefinitely();

        for (String statement : List.of("UPDATE security.audit_entry SET entry = entry", "DELETE FROM security.audit_entry",
                "TRUNCATE security.audit_entry", "UPDATE security.audit_node SET hash = hash",
                "DELETE FROM security.audit_node",
                "DELETE FROM security.audit_head", "DELETE FROM security.audit_tree",
                "UPDATE security.audit_tree SET size = 0")) {
            assertThatThrownBy(() -> asTheService(statement)).as(statement).isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L);
    }

    private void asTheService(String sql) throws SQLException {
        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            statement.execute("SET ROLE throughline_audit");
            statement.execute("SELECT set_config('throughline.tenant', '" + tenant + "', false)");
            statement.execute(sql);
        }
    }

    private AuditDraft draft(int credential) {
        return AuditDraft.allowed(new Actor(tenant, "a member", null, null, null), AuditAction.CREDENTIAL_VIEWED,
                "credential/" + credential);
    }
}
