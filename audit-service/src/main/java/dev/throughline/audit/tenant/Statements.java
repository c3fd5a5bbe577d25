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

    private static final String ENTER = "SELECT set_config('throughline.tenant', $1, true)";

    private final ReactiveConnection connection;

    private Statements(ReactiveConnection connection) {
        this.connection = connection;
    }

    static Statements on(Mutiny.Session session) {
        return new Statements(((MutinySessionImpl) session).getReactiveConnection());
    }

    /** The rows of a query. */
    public Uni<List<Cells>> rows(String sql, @Nullable Object... parameters) {
        return Uni.createFrom().completionStage(() -> connection.select(sql, parameters)).map(Statements::cells);
    }

    /** How many rows a statement changed. */
    public Uni<Integer> change(String sql, @Nullable Object... parameters) {
        return Uni.createFrom().completionStage(() -> connection.update(sql, parameters));
    }

    /** From here to its end the transaction sees and writes this tenant's rows alone. */
    public Uni<Void> enter(String tenant) {
        return rows(ENTER, tenant).replaceWithVoid();
    }

    private static List<Cells> cells(ReactiveConnection.Result result) {
        var rows = new ArrayList<Cells>(result.size());
        result.forEachRemaining(row -> rows.add(new Cells(row)));
        return rows;
    }
}
