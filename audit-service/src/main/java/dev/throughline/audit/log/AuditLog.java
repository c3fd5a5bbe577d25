package dev.throughline.audit.log;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantConnection;
import dev.throughline.audit.tenant.TenantTransaction;

/** Where the service's features record what they do. */
@ApplicationScoped
public class AuditLog {

    private final Appender appender;
    private final TenantTransaction transaction;
    private final TenantConnection connection;
    private final Clock clock;

    AuditLog(Appender appender, TenantTransaction transaction, TenantConnection connection, Clock clock) {
        this.appender = appender;
        this.transaction = transaction;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Appends in the caller's {@code TenantTransaction}: when it does not commit, neither does the work. Other appends of the
     * tenant wait until it ends, so this comes last in it.
     */
    public Uni<Void> append(AuditDraft draft) {
        return append(List.of(draft));
    }

    /** The same for several entries of the transaction's tenant, in this order. */
    public Uni<Void> append(List<AuditDraft> drafts) {
        return transaction.joined().chain(joined -> appender.append(joined::run, reports(drafts)));
    }

    /**
     * Appends in a transaction of its own, for what must be recorded although the work was refused. Never inside of a
     * transaction that has appended: the one would wait for the other.
     */
    public Uni<Void> record(AuditDraft draft) {
        return connection.within(draft.actor().tenantId(),
                opened -> appender.append(Statements.of(opened), reports(List.of(draft))));
    }

    private List<Report> reports(List<AuditDraft> drafts) {
        Instant now = clock.instant();
        return drafts.stream().map(draft -> new Report(draft, null, now)).toList();
    }
}
