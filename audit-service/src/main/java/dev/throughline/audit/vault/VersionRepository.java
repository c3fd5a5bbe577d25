package dev.throughline.audit.vault;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class VersionRepository implements PanacheRepositoryBase<CredentialVersion, UUID> {

    Uni<@Nullable CredentialVersion> of(UUID credential, int version) {
        return find("credentialId = ?1 and version = ?2", credential, version).firstResult();
    }

    /** Newest first. */
    Uni<List<CredentialVersion>> page(UUID credential, int skip, int limit) {
        return limit == 0 ? Uni.createFrom().item(List.of())
                : find("credentialId", Sort.descending("version"), credential).range(skip, skip + limit - 1).list();
    }

    Uni<Long> countOf(UUID credential) {
        return count("credentialId", credential);
    }

    /** Forgets the oldest versions, but never the current one. */
    Uni<Long> keepNewest(Credential credential, int kept) {
        return delete("credentialId = ?1 and version <= ?2 and version <> ?3", credential.id,
                credential.latestVersion - kept, credential.currentVersion);
    }
}
