package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.tenant.TenantTransaction;

/** Finds credentials that expire or are to be rotated, and reminds of each once. */
@ApplicationScoped
class DueCredentials {

    private static final String COUNT = """
            SELECT count(*)
            FROM credential c
            WHERE c.due_at <= :before
            """;
    private static final String FIND = """
            SELECT c.tenant_id, c.id
            FROM credential c
            WHERE c.due_at <= :before
              AND c.reminded_for IS DISTINCT FROM c.due_at
            ORDER BY c.due_at
            LIMIT :limit
            """;
    private static final String MARK = """
            UPDATE credential
            SET reminded_for = due_at
            WHERE id = :id
              AND due_at <= :before
              AND reminded_for IS DISTINCT FROM due_at
            """;

    private final UpkeepTransaction upkeep;
    private final TenantTransaction transaction;
    private final AuditLog log;

    DueCredentials(UpkeepTransaction upkeep, TenantTransaction transaction, AuditLog log) {
        this.upkeep = upkeep;
        this.transaction = transaction;
        this.log = log;
    }

    record Due(String tenantId, UUID id) {

        static Due of(Object[] row) {
            return new Due((String) row[0], (UUID) row[1]);
        }
    }

    /** How many are due in all tenants. */
    Uni<Long> count(Instant before) {
        return upkeep.read(session -> session.createNativeQuery(COUNT, Long.class)
                .setParameter("before", before)
                .getSingleResult());
    }

    /** Those of which nobody was reminded, of all tenants. */
    Uni<List<Due>> unreminded(Instant before, int limit) {
        return upkeep.read(session -> session.createNativeQuery(FIND, Object[].class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList())
                .map(rows -> rows.stream().map(Due::of).toList());
    }

    /** Tells the tenant's audit log, unless another replica was quicker. */
    Uni<Void> remind(Due due, Instant before) {
        return transaction.within(due.tenantId(), () -> Panache.getSession()
                .chain(session -> session.createNativeQuery(MARK)
                        .setParameter("id", due.id())
                        .setParameter("before", before)
                        .executeUpdate())
                .chain(marked -> marked == 0 ? Uni.createFrom().voidItem() : log.append(entry(due))));
    }

    private static AuditDraft entry(Due due) {
        Actor upkeep = Actor.service(due.tenantId(), "vault");
        return AuditDraft.allowed(upkeep, AuditAction.CREDENTIAL_DUE, Visit.subject(due.id()));
    }
}
