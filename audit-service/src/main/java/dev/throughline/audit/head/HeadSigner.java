package dev.throughline.audit.head;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Statements;
import dev.throughline.audit.log.TreeStore;
import dev.throughline.audit.merkle.Frontier;
import dev.throughline.audit.outbox.Announcer;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.topic.Topics;

/** Signs a tenant's tree as it is, stores the head and announces it; a tree that has its head keeps it. */
@ApplicationScoped
class HeadSigner {

    private final TenantTransaction transaction;
    private final TreeStore tree;
    private final HeadStore heads;
    private final HeadKey key;
    private final Announcer announcer;
    private final Clock clock;

    HeadSigner(TenantTransaction transaction, TreeStore tree, HeadStore heads, HeadKey key, Announcer announcer, Clock clock) {
        this.transaction = transaction;
        this.tree = tree;
        this.heads = heads;
        this.key = key;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** The head of the present tree; an empty one has a head that is neither stored nor announced. */
    Uni<TreeHead> sign(String tenant) {
        return transaction.within(tenant, () -> transaction.joined().chain(joined -> sign(joined::run, tenant)))
                .invoke(announcer::committed);
    }

    private Uni<TreeHead> sign(Statements statements, String tenant) {
        return tree.read(statements).chain(grown -> heads.ofSize(statements, grown.size())
                .chain(known -> known(known, statements, tenant, grown)));
    }

    private Uni<TreeHead> known(Optional<TreeHead> known, Statements statements, String tenant, Frontier grown) {
        return known.map(head -> Uni.createFrom().item(head)).orElseGet(() -> signed(statements, tenant, grown));
    }

    private Uni<TreeHead> signed(Statements statements, String tenant, Frontier grown) {
        TreeHead head = key.sign(tenant, grown.size(), grown.root(), ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        if (head.size() == 0) {
            return Uni.createFrom().item(head);
        }
        return heads.add(statements, head)
                .chain(() -> announcer.announce(Topics.AUDIT_ANCHORED, tenant, head))
                .replaceWith(head);
    }
}
