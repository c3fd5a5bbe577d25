package dev.throughline.audit.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.upkeep.Upkeep;

/** The table {@code login}; everything but upkeep runs in the caller's transaction. */
@ApplicationScoped
class LoginTable implements Upkeep {

    private static final String BEGIN = """
            INSERT INTO login (tenant_id, id, member_id, secret_hash, began_at, refreshed_at, expires_at)
            VALUES (current_tenant(), :id, :member, :hash, :now, :now, :expiresAt)
            """;

    private static final String ROTATE = """
            UPDATE login
            SET secret_hash = :next, refreshed_at = :now, expires_at = least(CAST(:expiresAt AS timestamptz),
                began_at + CAST(:lifetime AS float8) * interval '1 s')
            WHERE tenant_id = current_tenant() AND id = :id AND secret_hash = :hash AND expires_at > :now
            RETURNING member_id
            """;

    private static final String END = """
            DELETE FROM login
            WHERE tenant_id = current_tenant() AND id = :id AND expires_at > :now
            RETURNING member_id
            """;

    private static final String END_ALL = """
            DELETE FROM login
            WHERE tenant_id = current_tenant() AND member_id = :member
            RETURNING id
            """;

    // without a tenant: row-level security shows what has expired, and nothing else
    private static final String DELETE_EXPIRED = "DELETE FROM login WHERE expires_at < now()";

    private final Pool pool;

    LoginTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> begin(RefreshToken token, UUID member, Instant now, Instant expiresAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter("id", token.loginId())
                        .setParameter("member", member)
                        .setParameter("hash", token.hash())
                        .setParameter("now", now)
                        .setParameter("expiresAt", expiresAt)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Puts another token in the place of the current one.
     *
     * @param lifetime seconds from the login's beginning
     * @return whose login it is; empty when the token is not the current one
     */
    Uni<Optional<UUID>> rotate(RefreshToken current, RefreshToken next, Instant now, Instant expiresAt, long lifetime) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ROTATE, UUID.class)
                        .setParameter("next", next.hash())
                        .setParameter("now", now)
                        .setParameter("expiresAt", expiresAt)
                        .setParameter("lifetime", (double) lifetime)
                        .setParameter("id", current.loginId())
                        .setParameter("hash", current.hash())
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** Ends a login; empty when there is none of this id that is still going on. */
    Uni<Optional<UUID>> end(UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END, UUID.class)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<List<UUID>> endAll(UUID member) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END_ALL, UUID.class).setParameter("member", member)
                        .getResultList());
    }

    @Override
    public Uni<Void> run() {
        return pool.query(DELETE_EXPIRED).execute().replaceWithVoid();
    }
}
