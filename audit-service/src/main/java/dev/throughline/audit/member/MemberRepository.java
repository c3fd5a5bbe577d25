package dev.throughline.audit.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** The table {@code member}, always under the transaction's tenant. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<Member, UUID> {

    Uni<Optional<Member>> person(String name) {
        return find("kind = ?1 and name = ?2", Kind.PERSON.word(), name).firstResult().map(Optional::ofNullable);
    }

    Uni<Optional<Member>> of(Kind kind, UUID id) {
        return find("kind = ?1 and id = ?2", kind.word(), id).firstResult().map(Optional::ofNullable);
    }

    /** Ordered by name. */
    Uni<MemberPage> page(Kind kind, int skip, int limit) {
        PanacheQuery<Member> query = find("kind", Sort.ascending("name"), kind.word());
        return query.count().chain(total -> items(query, skip, limit)
                .map(items -> new MemberPage(items, total, skip, limit)));
    }

    /** Whether the tenant has anyone. */
    Uni<Boolean> hasAny() {
        return count().map(count -> count > 0);
    }

    private static Uni<List<MemberView>> items(PanacheQuery<Member> query, int skip, int limit) {
        if (limit == 0) {
            return Uni.createFrom().item(List.of());
        }
        return query.range(skip, skip + limit - 1).list()
                .map(members -> members.stream().map(MemberView::of).toList());
    }
}
