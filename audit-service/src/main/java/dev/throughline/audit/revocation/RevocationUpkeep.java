package dev.throughline.audit.revocation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.outbox.Announcer;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.audit.upkeep.Upkeep;
import dev.throughline.common.topic.Topics;

/** Sends a tombstone for each revocation that is over, so that the topic forgets it. */
@ApplicationScoped
class RevocationUpkeep implements Upkeep {

    private final TenantTransaction transaction;
    private final RevocationTable table;
    private final Announcer announcer;
    private final Clock clock;

    RevocationUpkeep(TenantTransaction transaction, RevocationTable table, Announcer announcer, Clock clock) {
        this.transaction = transaction;
        this.table = table;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public Uni<Void> run() {
        return table.tenantsWithExpired()
                .onItem().transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem().transformToUniAndConcatenate(tenant -> transaction.within(tenant, this::withdrawExpired))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> withdrawExpired() {
        return table.deleteExpired(clock.instant())
                .onItem().transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem().transformToUniAndConcatenate(key -> announcer.withdraw(Topics.TOKEN_REVOKED, key))
                .collect().last().replaceWithVoid();
    }
}
