package dev.throughline.recall.dashboard.machine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A token as audit-service lists it. */
public record TokenLine(UUID id, String name, List<String> scopes, Instant createdAt, Instant expiresAt, boolean revoked,
        @Nullable Instant lastUsedAt) {

    public TokenLine {
        scopes = List.copyOf(scopes);
    }
}
