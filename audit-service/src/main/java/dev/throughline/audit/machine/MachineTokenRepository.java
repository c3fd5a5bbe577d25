package dev.throughline.audit.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** The table {@code machine_token}, always under the transaction's tenant. */
@ApplicationScoped
class MachineTokenRepository implements PanacheRepositoryBase<MachineToken, UUID> {

    private static final Sort NEWEST_FIRST = Sort.descending("createdAt", "id");

    /** A page of the machine's tokens that the holder manages, newest first. */
    Uni<MachineTokenPage> page(Holder holder, String machine, int skip, int limit) {
        PanacheQuery<MachineToken> query = holder.isAdministrator() ? find("machine", NEWEST_FIRST, machine)
                : find("machine = ?1 and memberId = ?2", NEWEST_FIRST, machine, holder.caller().userId());
        return query.count().chain(total -> items(query, skip, limit)
                .map(items -> new MachineTokenPage(items, total, skip, limit)));
    }

    Uni<Optional<MachineToken>> ofMachine(String machine, UUID id) {
        return find("machine = ?1 and id = ?2", machine, id).firstResult().map(Optional::ofNullable);
    }

    /** Notes that a token was used; false when it was revoked, or never issued. */
    Uni<Boolean> use(UUID id, Instant now) {
        return update("lastUsedAt = ?1 where id = ?2 and revokedAt is null", now, id).map(updated -> updated == 1);
    }

    Uni<Void> revokeAllOf(String memberId, Instant now) {
        return update("revokedAt = ?1 where memberId = ?2 and revokedAt is null", now, memberId).replaceWithVoid();
    }

    Uni<Void> revoke(UUID id, Instant now) {
        return update("revokedAt = ?1 where id = ?2 and revokedAt is null", now, id).replaceWithVoid();
    }

    private static Uni<List<MachineTokenView>> items(PanacheQuery<MachineToken> query, int skip, int limit) {
        if (limit == 0) {
            return Uni.createFrom().item(List.of());
        }
        return query.range(skip, skip + limit - 1).list()
                .map(tokens -> tokens.stream().map(MachineTokenView::of).toList());
    }
}
