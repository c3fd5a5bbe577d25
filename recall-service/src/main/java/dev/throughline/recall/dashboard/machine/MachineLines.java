package dev.throughline.recall.dashboard.machine;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads from which machines the latest thousand sessions came. */
@Singleton
class MachineLines {

    private static final String SELECT_LATEST = """
            SELECT machine, count(*)::integer AS sessions, max(last_event_at) AS last_event_at
            FROM (
              SELECT machine, last_event_at
              FROM session
              WHERE tenant_id = $1
              ORDER BY last_event_at DESC, id
              LIMIT 1000) latest
            WHERE machine IS NOT NULL
            GROUP BY machine
            ORDER BY last_event_at DESC
            LIMIT 100
            """;

    private final TenantDatabase database;

    MachineLines(TenantDatabase database) {
        this.database = database;
    }

    Uni<List<MachineLine>> latest(Caller caller) {
        return database.read(caller, new Statement(SELECT_LATEST, Tuple.of(caller.tenantId()))).map(MachineLines::lines);
    }

    private static List<MachineLine> lines(RowSet<Row> rows) {
        var lines = new ArrayList<MachineLine>(rows.size());
        rows.forEach(row -> lines.add(new MachineLine(row.getString("machine"), row.getInteger("sessions"),
                row.getOffsetDateTime("last_event_at").toInstant())));
        return lines;
    }
}
