package dev.throughline.audit.revocation;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.common.event.TokenRevoked;

/** The table {@code revocation}. */
@ApplicationScoped
class RevocationTable {

    private static final String KEEP = """
            INSERT INTO revocation (tenant_id, key, not_before, expires_at)
            VALUES (current_tenant(), :key, :notBefore, :expiresAt)
            ON CONFLICT (tenant_id, key) DO UPDATE
            SET not_before = excluded.not_before, expires_at = excluded.expires_at
            """;

    private static final String DELETE_EXPIRED = """
            DELETE FROM revocation
            WHERE (tenant_id, key) IN (
              SELECT tenant_id, key FROM revocation WHERE expires_at < :now ORDER BY expires_at LIMIT 1000 FOR UPDATE)
            RETURNING key
            """;

    // without a tenant: row-level security shows what has expired, and nothing else
    private static final String TENANTS_WITH_EXPIRED = """
            SELECT DISTINCT tenant_id
            FROM revocation
            WHERE expires_at < now()
            LIMIT 1000
            """;

    private final Pool pool;

    RevocationTable(Pool pool) {
        this.pool = pool;
    }

    /** In the caller's transaction. */
    Uni<Void> keep(TokenRevoked revoked) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("key", revoked.key())
                        .setParameter("notBefore", revoked.notBefore())
                        .setParameter("expiresAt", revoked.expiresAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes some that are over, in the caller's transaction, and returns their keys. */
    Uni<List<String>> deleteExpired(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE_EXPIRED, String.class).setParameter("now", now)
                        .getResultList());
    }

    Uni<List<String>> tenantsWithExpired() {
        return pool.query(TENANTS_WITH_EXPIRED).execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }
}
