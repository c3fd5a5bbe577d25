package dev.throughline.recall.dashboard.now;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Counts sessions up to a bound, so that a page costs the same however many there are. */
@Singleton
class SessionCounts {

    private static final String SELECT = """
            SELECT (
              SELECT count(*)
              FROM (SELECT FROM session WHERE tenant_id = $1 AND status = 'active' LIMIT $2) active)::integer AS active, (
              SELECT count(*)
              FROM (SELECT FROM session WHERE tenant_id = $1 LIMIT $3) known)::integer AS total
            LIMIT 1
            """;

    private final TenantDatabase database;

    SessionCounts(TenantDatabase database) {
        this.database = database;
    }

    Uni<Counts> of(Caller caller) {
        var parameters = Tuple.of(caller.tenantId(), Counts.MOST_ACTIVE, Counts.MOST);
        return database.read(caller, new Statement(SELECT, parameters)).map(rows -> {
            Row row = rows.iterator().next();
            return new Counts(row.getInteger("active"), row.getInteger("total"));
        });
    }
}
