package dev.throughline.recall.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.freshness.Freshness;

/** Reads something of one session in one trip, once it is up to date; a session that the caller may not see is a 404. */
@RequestScoped
class SessionReader {

    private static final String EXISTS = """
            SELECT s.id
            FROM session s
            WHERE s.tenant_id = $1 AND s.id = $2
            LIMIT 1
            """;

    private final TenantDatabase database;
    private final Freshness freshness;
    private final Caller caller;

    SessionReader(TenantDatabase database, Freshness freshness, Caller caller) {
        this.database = database;
        this.freshness = freshness;
        this.caller = caller;
    }

    /** The statement's first two parameters: the caller's tenant and the session. */
    Tuple key(SessionRead read) {
        return Tuple.of(caller.tenantId(), read.id());
    }

    /** The rows of these statements, in their order. */
    Uni<List<RowSet<Row>>> read(SessionRead read, Statement... statements) {
        var all = new ArrayList<Statement>();
        all.add(new Statement(EXISTS, key(read)));
        all.addAll(Arrays.asList(statements));
        return freshness.after(read.after()).chain(() -> database.read(caller, all)).map(rows -> {
            if (rows.getFirst().size() == 0) {
                throw SessionRead.unknown();
            }
            return rows.subList(1, rows.size());
        });
    }
}
