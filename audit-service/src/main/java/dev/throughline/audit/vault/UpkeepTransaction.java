package dev.throughline.audit.vault;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.Statements;
import dev.throughline.audit.tenant.TenantTransaction;

/** Looks across tenants: what the vault's upkeep has to do, and where. To do it, it enters the tenant. */
@ApplicationScoped
class UpkeepTransaction {

    // the policies "upkeep" open the vault's tables by it, for reading and to this transaction alone
    private static final String ENTER = "SELECT set_config('throughline.upkeep', 'on', true)";

    private final TenantTransaction transaction;

    UpkeepTransaction(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    <T> Uni<T> read(Function<Statements, Uni<T>> query) {
        return transaction.apart(statements -> statements.rows(ENTER).chain(() -> query.apply(statements)));
    }
}
