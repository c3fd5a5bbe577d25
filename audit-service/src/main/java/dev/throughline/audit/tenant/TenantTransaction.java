package dev.throughline.audit.tenant;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

import dev.throughline.common.problem.ProblemException;

/** Runs work in one transaction that sees one tenant's rows alone. Outside of it row-level security shows nothing. */
@ApplicationScoped
public class TenantTransaction {

    // local to the transaction, so a pooled connection never carries a tenant to the next caller
    private static final String ENTER = "SELECT set_config('throughline.tenant', :tenant, true)";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Mutiny.SessionFactory sessions;

    TenantTransaction(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public <T> Uni<T> within(String tenant, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> enter(tenant).chain(work::get))
                .ifNoItem().after(TIMEOUT).fail()
                .onFailure(TenantTransaction::isOutage).transform(TenantTransaction::away);
    }

    /** Plain SQL in the transaction that the caller has begun with {@link #within}. */
    public Uni<Statements> joined() {
        return Panache.getSession().map(session -> {
            if (session.currentTransaction() == null) {
                throw new IllegalStateException("There is no transaction to join");
            }
            return Statements.on(session);
        });
    }

    /** Plain SQL in a transaction of its own in this tenant, also when the caller is in another one. */
    public <T> Uni<T> apart(String tenant, Function<Statements, Uni<T>> work) {
        return apart(statements -> statements.enter(tenant).chain(() -> work.apply(statements)));
    }

    /** Plain SQL in a transaction of its own in no tenant: row-level security shows nothing until one is entered. */
    public <T> Uni<T> apart(Function<Statements, Uni<T>> work) {
        return sessions.openSession()
                .chain(session -> session.withTransaction(transaction -> work.apply(Statements.on(session)))
                        .eventually(session::close))
                .ifNoItem().after(TIMEOUT).fail()
                .onFailure(TenantTransaction::isOutage).transform(TenantTransaction::away);
    }

    private static ProblemException away(Throwable cause) {
        return ProblemException.unavailable("The database is away", RETRY_AFTER);
    }

    private static Uni<String> enter(String tenant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ENTER, String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult());
    }

    /** Whether this failure means that the database is down, or late. */
    public static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10).anyMatch(cause -> switch (cause) {
            case IOException away -> true;
            case TimeoutException late -> true;
            case ClosedConnectionException lost -> true;
            case JDBCConnectionException lost -> true;
            case PgException refusal -> isNotNow(refusal.getSqlState());
            default -> false;
        });
    }

    /** Out of resources, or being shut down. */
    private static boolean isNotNow(String state) {
        return state.startsWith("53") || state.startsWith("57");
    }
}
