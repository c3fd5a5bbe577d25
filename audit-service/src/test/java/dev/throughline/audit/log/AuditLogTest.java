package dev.throughline.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

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

    @Inject
    AuditLog log;

    @Inject
    TenantTransaction transaction;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void anEntryIsStoredWithTheWorkOrNotAtAll() throws Throwable {
        await(() -> transaction.within(tenant, () -> log.append(draft("credential/1"))));

        assertThatThrownBy(() -> await(() -> transaction.within(tenant,
                () -> log.append(draft("credential/2")).chain(() -> failure()))))
                .hasMessage("the work failed");

        assertThat(subjects()).containsExactly("credential/1");
    }

    @Test
    void aRefusalIsRecordedAlthoughItsTransactionIsRolledBack() {
        assertThatThrownBy(() -> await(() -> transaction.within(tenant,
                () -> log.record(draft("credential/1")).chain(() -> failure()))))
                .hasMessage("the work failed");

        assertThat(subjects()).containsExactly("credential/1");
    }

    @Test
    void concurrentAppendsLeaveNoGap() throws Throwable {
        await(() -> Uni.join().all(LongStream.range(0, 40).mapToObj(i -> log.record(draft("credential/" + i))).toList())
                .andFailFast());

        assertThat(sequences()).containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void anEntryOfAnotherTenantIsNotWritten() {
        assertThatThrownBy(() -> await(() -> transaction.within("another-tenant", () -> log.append(draft("credential/1")))))
                .hasMessageContaining("row-level security");
    }

    private AuditDraft draft(String subject) {
        return AuditDraft.allowed(new Actor(tenant, "ada", "token", null, "127.0.0.1"), AuditAction.CREDENTIAL_VIEWED, subject);
    }

    private static Uni<Void> failure() {
        return Uni.createFrom().failure(new IllegalStateException("the work failed"));
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private List<String> subjects() {
        return column("subject", String.class);
    }

    private List<Long> sequences() {
        return column("sequence", Long.class);
    }

    private <T> List<T> column(String column, Class<T> type) {
        try (var connection = Infrastructure.shared().database().superuser();
                var statement = connection.prepareStatement(
                        "SELECT " + column + " FROM security.audit_entry WHERE tenant_id = ? ORDER BY sequence")) {
            statement.setString(1, tenant);
            var rows = statement.executeQuery();
            var values = new ArrayList<T>();
            while (rows.next()) {
                values.add(rows.getObject(1, type));
            }
            return values;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
