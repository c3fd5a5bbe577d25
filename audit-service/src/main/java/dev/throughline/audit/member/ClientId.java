package dev.throughline.audit.member;

import java.util.Optional;
import java.util.UUID;

/** The name by which a service account asks for a token, {@code <id>@<tenant>}: OAuth 2 has no place for a tenant. */
public record ClientId(UUID accountId, String tenantId) {

    /** Reads the written form; empty when it is not one. */
    public static Optional<ClientId> parse(String text) {
        int at = text.indexOf('@');
        if (at < 0 || at == text.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClientId(UUID.fromString(text.substring(0, at)), text.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return accountId + "@" + tenantId;
    }
}
