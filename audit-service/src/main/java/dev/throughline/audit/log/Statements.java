package dev.throughline.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;

/**
 * Runs SQL in a transaction that another opened: a feature's, through Hibernate, or one of plain SQL. Hibernate's own native
 * queries cannot bind the arrays with which a batch is written at once.
 */
@FunctionalInterface
public interface Statements {

    /** @return the rows, each as its columns */
    Uni<List<Object[]>> run(String sql, @Nullable Object... parameters);

    static Statements of(Mutiny.Session session) {
        ReactiveConnection connection = ((MutinySessionImpl) session).getReactiveConnection();
        return (sql, parameters) -> Uni.createFrom().completionStage(() -> connection.select(sql, parameters))
                .map(result -> {
                    var rows = new ArrayList<Object[]>(result.size());
                    result.forEachRemaining(rows::add);
                    return rows;
                });
    }

    static Statements of(SqlConnection connection) {
        return (sql, parameters) -> connection.preparedQuery(sql)
                .execute(Tuple.newInstance(io.vertx.sqlclient.Tuple.wrap(parameters)))
                .map(result -> {
                    var rows = new ArrayList<Object[]>(result.size());
                    result.forEach(row -> rows.add(columns(row.getDelegate())));
                    return rows;
                });
    }

    private static Object[] columns(Row row) {
        var columns = new Object[row.size()];
        Arrays.setAll(columns, row::getValue);
        return columns;
    }
}
