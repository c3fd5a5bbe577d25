package dev.throughline.audit.tenant;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Runs work in one transaction that sees one tenant's rows alone. Outside of it row-level security shows nothing. */
@ApplicationScoped
public class TenantTransaction {

    // local to the transaction, so a pooled connection never carries a tenant to the next caller
    private static final String ENTER = "SELECT set_config('throughline.tenant', :tenant, true)";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Mutiny.SessionFactory sessions;

    TenantTransaction(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public <T> Uni<T> within(String tenant, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> enter(tenant).chain(work::get))
                .ifNoItem().after(TIMEOUT).fail()
                .onFailure(Outage::isCauseOf).transform(cause -> Outage.unavailable());
    }

    /** Plain SQL in the transaction that the caller has begun with {@link #within}; fails when there is none. */
    public Uni<Statements> joined() {
        return Panache.getSession().map(session -> {
            if (session.currentTransaction() == null) {
                throw new IllegalStateException("There is no transaction to join");
            }
            return Statements.on(session);
        });
    }

    /** Plain SQL in a transaction of its own in no tenant: it sees what a policy opens to those without one. */
    public <T> Uni<T> apart(Function<Statements, Uni<T>> work) {
        return sessions.openSession()
                .chain(session -> session.withTransaction(transaction -> work.apply(Statements.on(session)))
                        .eventually(session::close))
                .ifNoItem().after(TIMEOUT).fail()
                .onFailure(Outage::isCauseOf).transform(cause -> Outage.unavailable());
    }

    private static Uni<String> enter(String tenant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ENTER, String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult());
    }
}
