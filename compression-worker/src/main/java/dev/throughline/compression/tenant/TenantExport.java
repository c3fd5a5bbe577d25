package dev.throughline.compression.tenant;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** All rows of a tenant as of one moment, a line each. The last line says how many there are: without it, it is not all. */
@Singleton
class TenantExport {

    private record Line(String table, ObjectNode row) {
    }

    private record End(boolean complete, long rows) {
    }

    private static final String TENANT = "SELECT set_config('throughline.tenant', $1, true)";
    private static final String OPEN = """
            DECLARE exported NO SCROLL CURSOR FOR
            SELECT to_jsonb(t)::text AS row
            FROM %s t
            WHERE t.tenant_id = current_tenant()
            """;
    private static final String FETCH = "FETCH 500 FROM exported";

    private final Database database;
    private final TenantTables tables;

    TenantExport(Database database, TenantTables tables) {
        this.database = database;
        this.tables = tables;
    }

    void write(String tenant, OutputStream stream) throws IOException {
        var out = new BufferedOutputStream(stream);
        try (var transaction = database.begin()) {
            transaction.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            transaction.run(TENANT, Tuple.of(tenant));
            long rows = 0;
            for (String table : tables.names(transaction)) {
                rows += write(transaction, table, out);
            }
            line(new End(true, rows), out);
        }
        out.flush();
    }

    private static long write(Transaction transaction, String table, OutputStream out) throws IOException {
        transaction.run(OPEN.formatted(table));
        long written = 0;
        for (RowSet<Row> rows = fetch(transaction); rows.size() > 0; rows = fetch(transaction)) {
            for (Row row : rows) {
                line(new Line(table, JsonColumn.object(row.getString("row"))), out);
            }
            written += rows.size();
        }
        transaction.run("CLOSE exported");
        return written;
    }

    private static RowSet<Row> fetch(Transaction transaction) {
        return transaction.run(FETCH, Tuple.tuple());
    }

    private static void line(Object line, OutputStream out) throws IOException {
        out.write(Json.bytes(line));
        out.write('\n');
    }
}
