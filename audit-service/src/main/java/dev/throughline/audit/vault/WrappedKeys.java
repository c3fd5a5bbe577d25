package dev.throughline.audit.vault;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.audit.vault.key.Envelope;
import dev.throughline.audit.vault.key.VaultThreads;

/** Finds data keys that an older key-encryption key wrapped, and wraps them anew; the values stay as they are. */
@ApplicationScoped
class WrappedKeys {

    private static final String STALE = """
            SELECT v.tenant_id, v.id
            FROM credential_version v
            WHERE v.key_id <> :current
              AND v.id > :after
            ORDER BY v.id
            LIMIT :limit
            """;
    private static final String COUNT = """
            SELECT count(*)
            FROM credential_version v
            WHERE v.key_id <> :current
            """;

    private final UpkeepTransaction upkeep;
    private final TenantTransaction transaction;
    private final VersionRepository versions;
    private final Envelope envelope;
    private final VaultThreads threads;

    WrappedKeys(UpkeepTransaction upkeep, TenantTransaction transaction, VersionRepository versions, Envelope envelope,
            VaultThreads threads) {
        this.upkeep = upkeep;
        this.transaction = transaction;
        this.versions = versions;
        this.envelope = envelope;
        this.threads = threads;
    }

    /** A version whose data key is to be wrapped anew. */
    record Stale(String tenantId, UUID id) {

        static Stale of(Object[] row) {
            return new Stale((String) row[0], (UUID) row[1]);
        }
    }

    /** The next ones in the order of their ids, of all tenants. */
    Uni<List<Stale>> stale(String current, UUID after, int limit) {
        return upkeep.read(session -> session.createNativeQuery(STALE, Object[].class)
                .setParameter("current", current)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList())
                .map(rows -> rows.stream().map(Stale::of).toList());
    }

    Uni<Long> countStale(String current) {
        return upkeep.read(session -> session.createNativeQuery(COUNT, Long.class)
                .setParameter("current", current)
                .getSingleResult());
    }

    /** Wraps one anew, in a transaction of its tenant. One that was deleted meanwhile is no fault. */
    Uni<Void> rewrap(Stale stale) {
        return transaction.within(stale.tenantId(), () -> versions
                .find("id", stale.id()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .onItem().ifNotNull().transformToUni(this::rewrap));
    }

    private Uni<Void> rewrap(CredentialVersion version) {
        return threads.call(() -> envelope.rewrap(version.value().key(), version.context()))
                .invoke(version::wrap)
                .replaceWithVoid();
    }
}
