package dev.throughline.audit.machine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class MachineTokenRepository implements PanacheRepositoryBase<MachineToken, UUID> {

    /** A page of the machine's tokens in the transaction's tenant, newest first. */
    Uni<MachineTokenPage> page(String machine, int skip, int limit) {
        PanacheQuery<MachineToken> query = find("machine", Sort.descending("createdAt", "id"), machine);
        return query.count().chain(total -> items(query, skip, limit)
                .map(items -> new MachineTokenPage(items, total, skip, limit)));
    }

    Uni<@Nullable MachineToken> ofMachine(String machine, UUID id) {
        return find("machine = ?1 and id = ?2", machine, id).firstResult();
    }

    /** Notes that a token was used; false when it was revoked, or never issued. */
    Uni<Boolean> use(UUID id, Instant now) {
        return update("lastUsedAt = ?1 where id = ?2 and revokedAt is null", now, id).map(updated -> updated == 1);
    }

    private static Uni<List<MachineTokenView>> items(PanacheQuery<MachineToken> query, int skip, int limit) {
        if (limit == 0) {
            return Uni.createFrom().item(List.of());
        }
        return query.range(skip, skip + limit - 1).list()
                .map(tokens -> tokens.stream().map(MachineTokenView::of).toList());
    }
}
