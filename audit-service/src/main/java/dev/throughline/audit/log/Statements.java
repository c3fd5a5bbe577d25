package dev.throughline.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;

/** Runs SQL in a transaction that another opened: one of plain SQL, or a feature's (see {@code TenantTransaction.joined}). */
@FunctionalInterface
public interface Statements {

    /** @return the rows, each as its columns */
    Uni<List<Object[]>> run(String sql, @Nullable Object... parameters);

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
