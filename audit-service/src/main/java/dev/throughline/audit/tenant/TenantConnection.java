package dev.throughline.audit.tenant;

import java.time.Duration;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What {@link TenantTransaction} is, for plain SQL: always a transaction of its own, also while the caller has one open.
 * It may be called on any thread.
 */
@ApplicationScoped
public class TenantConnection {

    private static final String ENTER = "SELECT set_config('throughline.tenant', $1, true)";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Pool pool;

    TenantConnection(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> within(String tenant, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> enter(connection, tenant).chain(() -> work.apply(connection)))
                .ifNoItem().after(TIMEOUT).fail()
                .onFailure(Outage::isCauseOf).transform(cause -> Outage.unavailable());
    }

    /** Lets the rest of the transaction see another tenant's rows, and those alone. */
    public static Uni<Void> enter(SqlConnection connection, String tenant) {
        return connection.preparedQuery(ENTER).execute(Tuple.of(tenant)).replaceWithVoid();
    }
}
