package dev.throughline.audit.vault;

import java.util.UUID;

/** A value in the clear. */
public record RevealedSecret(UUID id, CredentialKind kind, int version, SecretFields secret) {

    @Override
    public String toString() {
        return "RevealedSecret[id=" + id + ", version=" + version + "]";
    }
}
