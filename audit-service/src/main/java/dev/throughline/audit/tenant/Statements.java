package dev.throughline.audit.tenant;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * Plain SQL on the connection of a transaction, for what Hibernate has no words for: arrays, locks, bulk. Parameters are
 * written {@code $1, $2, …}.
 */
public final class Statements {

    private final ReactiveConnection connection;

    private Statements(ReactiveConnection connection) {
        this.connection = connection;
    }

    static Statements on(Mutiny.Session session) {
        return new Statements(((MutinySessionImpl) session).getReactiveConnection());
    }

    /** The rows of a query. */
    public Uni<List<Cells>> rows(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).map(rows -> rows.stream().map(Cells::new).toList());
    }

    /** The rows of a statement, each as its columns. */
    public Uni<List<Object[]>> run(String sql, @Nullable Object... parameters) {
        return Uni.createFrom().completionStage(() -> connection.select(sql, parameters)).map(result -> {
            var rows = new ArrayList<Object[]>(result.size());
            result.forEachRemaining(rows::add);
            return rows;
        });
    }

    /** How many rows a statement changed. */
    public Uni<Integer> change(String sql, @Nullable Object... parameters) {
        return Uni.createFrom().completionStage(() -> connection.update(sql, parameters));
    }
}
