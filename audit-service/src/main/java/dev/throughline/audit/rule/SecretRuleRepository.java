package dev.throughline.audit.rule;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class SecretRuleRepository implements PanacheRepositoryBase<SecretRule, UUID> {

    /** A page of the rules in the transaction's tenant, newest first. */
    Uni<SecretRulePage> page(int skip, int limit) {
        PanacheQuery<SecretRule> query = findAll(Sort.descending("createdAt", "id"));
        return query.count().chain(total -> items(query, skip, limit)
                .map(items -> new SecretRulePage(items, total, skip, limit)));
    }

    Uni<Optional<SecretRule>> of(UUID id) {
        return find("id", id).firstResult().map(Optional::ofNullable);
    }

    private static Uni<List<SecretRuleView>> items(PanacheQuery<SecretRule> query, int skip, int limit) {
        if (limit == 0) {
            return Uni.createFrom().item(List.of());
        }
        return query.range(skip, skip + limit - 1).list()
                .map(rules -> rules.stream().map(SecretRuleView::of).toList());
    }
}
