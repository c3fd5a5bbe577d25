package dev.throughline.audit.tenant;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Runs work in one transaction that sees one tenant's rows alone. Outside of it row-level security shows nothing. */
@ApplicationScoped
public class TenantTransaction {

    // local to the transaction, so a pooled connection never carries a tenant to the next caller
    private static final String ENTER = "SELECT set_config('throughline.tenant', :tenant, true)";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    public <T> Uni<T> within(String tenant, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> enter(tenant).chain(work::get))
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
