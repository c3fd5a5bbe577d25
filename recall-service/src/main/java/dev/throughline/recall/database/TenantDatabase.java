package dev.throughline.recall.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;

/**
 * Reads as a caller: the row-level security of the database decides what there is. A transaction's statements are sent in
 * one go, so that it costs one trip.
 */
@Singleton
public class TenantDatabase {

    private static final String BEGIN = "BEGIN READ ONLY";
    private static final String IDENTIFY = """
            SELECT set_config('throughline.tenant', $1, true), set_config('throughline.member', $2, true)
            """;
    private static final String COMMIT = "COMMIT";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Pool pool;

    TenantDatabase(Pool pool) {
        this.pool = pool;
    }

    /** The rows that the caller may see. */
    public Uni<RowSet<Row>> read(Caller caller, Statement statement) {
        return read(caller, List.of(statement)).map(List::getFirst);
    }

    /** What the caller's rows say. */
    public <T> Uni<T> read(Caller caller, Reading<T> reading) {
        return read(caller, reading.statement()).map(reading.meaning());
    }

    /** The same of two readings of the same moment. */
    public <A, B, T> Uni<T> read(Caller caller, Reading<A> one, Reading<B> other, BiFunction<A, B, T> together) {
        return read(caller, List.of(one.statement(), other.statement())).map(
                rows -> together.apply(one.meaning().apply(rows.getFirst()), other.meaning().apply(rows.getLast())));
    }

    /** The rows of several statements that see the same moment's data, in their order. */
    public Uni<List<RowSet<Row>>> read(Caller caller, List<Statement> statements) {
        return outlasting(pool.withConnection(connection -> transaction(connection, caller, statements)));
    }

    /** Rows of tables that belong to no tenant. */
    public Uni<RowSet<Row>> readShared(String sql) {
        return outlasting(pool.preparedQuery(sql).execute());
    }

    private static Uni<List<RowSet<Row>>> transaction(SqlConnection connection, Caller caller, List<Statement> statements) {
        var sent = new ArrayList<Uni<RowSet<Row>>>();
        sent.add(connection.query(BEGIN).execute());
        sent.add(connection.preparedQuery(IDENTIFY).execute(Tuple.of(caller.tenantId(), caller.userId())));
        statements.forEach(statement -> sent.add(connection.preparedQuery(statement.sql()).execute(statement.parameters())));
        sent.add(connection.query(COMMIT).execute());
        return Uni.join().all(sent).andCollectFailures().map(rows -> rows.subList(2, rows.size() - 1));
    }

    private static <T> Uni<T> outlasting(Uni<T> rows) {
        return rows.ifNoItem().after(TIMEOUT).fail()
                .onFailure(TenantDatabase::isOutage)
                .transform(cause -> ProblemException.unavailable("The database is away", RETRY_AFTER));
    }

    /** Whatever is not the server's word on a statement means that it could not be asked; classes 53 and 57: not now. */
    private static boolean isOutage(Throwable failure) {
        Throwable first = failure instanceof CompositeException all ? all.getCauses().getFirst() : failure;
        String state = first instanceof PgException refusal ? refusal.getSqlState() : "";
        return state == null || state.isEmpty() || state.startsWith("53") || state.startsWith("57");
    }
}
