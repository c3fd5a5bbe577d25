package dev.throughline.audit.vault;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.audit.tenant.Outage;

/** Looks across tenants: what the vault's upkeep has to do, and where. To do it, it enters the tenant. */
@ApplicationScoped
class UpkeepConnection {

    // the policies "upkeep" open the vault's tables by it, for reading and to this transaction alone
    private static final String ENTER = "SELECT set_config('throughline.upkeep', 'on', true)";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Pool pool;

    UpkeepConnection(Pool pool) {
        this.pool = pool;
    }

    /** The rows of a query over the tables of all tenants. */
    Uni<List<Row>> rows(String query, Tuple parameters) {
        return pool.withTransaction(connection -> connection.query(ENTER).execute()
                .chain(() -> connection.preparedQuery(query).execute(parameters)))
                .ifNoItem().after(TIMEOUT).fail()
                .onFailure(Outage::isCauseOf).transform(cause -> Outage.unavailable())
                .map(UpkeepConnection::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
