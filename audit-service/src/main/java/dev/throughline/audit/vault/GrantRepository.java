package dev.throughline.audit.vault;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class GrantRepository implements PanacheRepositoryBase<CredentialGrant, UUID> {

    private static final int MOST = 200;

    Uni<List<CredentialGrant>> of(UUID credential) {
        return find("credentialId = ?1 order by grantedAt, id", credential).range(0, MOST - 1).list();
    }

    Uni<List<CredentialGrant>> of(List<UUID> credentials) {
        return credentials.isEmpty() ? Uni.createFrom().item(List.of()) : list("credentialId in ?1", credentials);
    }
}
