package dev.throughline.audit.vault;

import java.time.Duration;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Looks across tenants: what the vault's upkeep has to do, and where. To do it, it enters the tenant. */
@ApplicationScoped
class UpkeepTransaction {

    // the policies "upkeep" open the vault's tables by it, for reading and to this transaction alone
    private static final String ENTER = "SELECT set_config('throughline.upkeep', 'on', true)";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> query) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session
                .createNativeQuery(ENTER, String.class).getSingleResult()
                .chain(() -> query.apply(session))))
                .ifNoItem().after(TIMEOUT).fail();
    }
}
