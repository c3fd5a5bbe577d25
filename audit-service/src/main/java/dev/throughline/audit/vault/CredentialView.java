package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A credential as it may be read. The value is answered by {@code reveal} alone.
 *
 * @param version the current one
 * @param dueAt the earlier of its expiry and its next rotation
 * @param found where it was found, absent when somebody put it in
 * @param access what the caller may do: {@code view}, {@code reveal}, {@code edit}, {@code share}
 * @param canary told to administrators alone, for a honey credential has to look like any other
 */
public record CredentialView(UUID id, CredentialKind kind, String name, @Nullable String username, @Nullable String address,
        @Nullable String description, List<String> clients, List<String> sites, List<String> infrastructure,
        List<String> projects, List<String> tags, String ownerId, int version, @Nullable Instant expiresAt,
        @Nullable Integer rotateEveryDays, Instant rotatedAt, @Nullable Instant dueAt, @Nullable Found found,
        List<String> access, @Nullable Boolean canary, Instant createdAt, Instant updatedAt) {

    static CredentialView of(Credential credential, Access access) {
        CredentialDetails details = credential.details();
        return new CredentialView(credential.id, credential.kind, details.name(), details.username(), details.address(),
                details.description(), details.clients(), details.sites(), details.infrastructure(), details.projects(),
                details.tags(), credential.ownerId, credential.currentVersion, details.expiresAt(),
                details.rotateEveryDays(), credential.rotatedAt, credential.dueAt, credential.found(), access.names(),
                access.isAdministrator() ? credential.canary : null, credential.createdAt, credential.updatedAt);
    }
}
