package dev.throughline.audit.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.audit.upkeep.Upkeep;

/**
 * The table {@code login_attempt}: slows down who guesses. After a few failures in a row a name waits, twice as long each
 * time, whichever replica is asked; known and unknown names alike. An attempt counts as a failure when it begins, so that
 * many at once are no way around. Each costs a password hash, and a row goes an hour after its wait: that bounds the table.
 */
@ApplicationScoped
public class LoginAttempts implements Upkeep {

    // the wait, in seconds: 0 for four failures, then 1, 2, 4 … up to 15 minutes
    private static final String TAKE = """
            INSERT INTO login_attempt AS a (tenant_id, name_hash, failures, wait_until)
            VALUES (current_tenant(), :name, 1, :now)
            ON CONFLICT (tenant_id, name_hash) DO UPDATE
            SET failures = a.failures + 1,
              wait_until = CAST(:now AS timestamptz) + CASE WHEN a.failures + 1 < 5 THEN interval '0'
                ELSE least(interval '15 min', interval '1 s' * 2 ^ least(a.failures - 4, 20)) END
            WHERE a.wait_until <= :now
            RETURNING failures
            """;

    private static final String WAIT = """
            SELECT wait_until
            FROM login_attempt
            WHERE tenant_id = current_tenant() AND name_hash = :name
            """;

    private static final String FORGIVE = """
            DELETE FROM login_attempt
            WHERE tenant_id = current_tenant() AND name_hash = :name
            """;

    // without a tenant: row-level security shows what is over, and nothing else
    private static final String DELETE_OVER = "DELETE FROM login_attempt WHERE wait_until < now() - interval '1 hour'";

    private final TenantTransaction transaction;
    private final Pool pool;
    private final Clock clock;

    LoginAttempts(TenantTransaction transaction, Pool pool, Clock clock) {
        this.transaction = transaction;
        this.pool = pool;
        this.clock = clock;
    }

    /** Counts an attempt. Returns how long this name still has to wait; zero when it may try. */
    public Uni<Duration> take(String tenantId, String name) {
        byte[] hash = hash(name);
        Instant now = clock.instant();
        return transaction.within(tenantId, () -> taken(hash, now)
                .chain(taken -> taken ? Uni.createFrom().item(Duration.ZERO) : wait(hash, now)));
    }

    /** A success: all failures of the name are forgotten. */
    public Uni<Void> forgive(String tenantId, String name) {
        return transaction.within(tenantId, () -> Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGIVE).setParameter("name", hash(name)).executeUpdate()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> run() {
        return pool.query(DELETE_OVER).execute().replaceWithVoid();
    }

    private static Uni<Boolean> taken(byte[] hash, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Integer.class)
                        .setParameter("name", hash)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(failures -> failures != null);
    }

    private static Uni<Duration> wait(byte[] hash, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WAIT, Instant.class).setParameter("name", hash).getSingleResult())
                .map(until -> Duration.between(now, until));
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
