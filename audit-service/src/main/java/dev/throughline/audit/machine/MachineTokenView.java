package dev.throughline.audit.machine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A machine's token as its owner sees it. */
public record MachineTokenView(UUID id, String machine, String name, List<String> scopes, Instant createdAt, Instant expiresAt,
        boolean revoked, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {

    static MachineTokenView of(MachineToken token) {
        return new MachineTokenView(token.id, token.machine, token.name, List.of(token.scopes), token.createdAt,
                token.expiresAt, token.revokedAt != null, token.revokedAt, token.lastUsedAt);
    }
}
