package dev.throughline.audit.log;

import java.util.ArrayList;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

import io.smallrye.mutiny.Uni;

/**
 * Runs SQL on the connection of a Hibernate session, in its transaction: Hibernate's own native queries cannot bind the arrays
 * with which a batch is written at once.
 */
public final class SessionStatements {

    private SessionStatements() {
    }

    public static Statements of(Mutiny.Session session) {
        ReactiveConnection connection = ((MutinySessionImpl) session).getReactiveConnection();
        return (sql, parameters) -> Uni.createFrom().completionStage(() -> connection.select(sql, parameters))
                .map(result -> {
                    var rows = new ArrayList<Object[]>(result.size());
                    result.forEachRemaining(rows::add);
                    return rows;
                });
    }
}
