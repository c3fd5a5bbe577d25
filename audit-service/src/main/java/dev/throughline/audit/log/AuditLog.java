package dev.throughline.audit.log;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;

/**
 * Where this service writes what was done. An entry is on its tenant's tree when its transaction commits; until then it holds
 * the tenant's lock, so append last.
 */
@ApplicationScoped
public class AuditLog {

    private final TenantTransaction transaction;
    private final EntryStore store;
    private final Clock clock;

    AuditLog(TenantTransaction transaction, EntryStore store, Clock clock) {
        this.transaction = transaction;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Appends in the caller's {@link TenantTransaction}: when the entry is not written, neither is the work.
     *
     * @throws IllegalStateException (as a failure) when there is no transaction
     */
    public Uni<Void> append(AuditDraft draft) {
        var entry = NewEntry.of(draft, clock.instant());
        return transaction.joined()
                .chain(statements -> store.append(statements, draft.actor().tenantId(), List.of(entry)))
                .replaceWithVoid();
    }

    /** Appends in a transaction of its own, for what must be recorded although the work was refused. */
    public Uni<Void> record(AuditDraft draft) {
        var entry = NewEntry.of(draft, clock.instant());
        String tenant = draft.actor().tenantId();
        return transaction.apart(tenant, statements -> store.append(statements, tenant, List.of(entry))).replaceWithVoid();
    }
}
