package dev.throughline.audit.member;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<Member, UUID> {

    /** The member of this name in the transaction's tenant, or null. */
    Uni<@Nullable Member> named(String name) {
        return find("name", name).firstResult();
    }
}
