package dev.throughline.audit.vault;

import java.time.Instant;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * A new value for a credential.
 *
 * @param expiresAt until when the new value is good; absent when that is not known
 * @param reason kept in the audit log
 */
public record RotateRequest(@Nullable SecretFields secret, @Nullable Instant expiresAt,
        @Nullable @Size(max = 500) @StorableText String reason) {

    void wipe() {
        if (secret != null) {
            secret.wipe();
        }
    }

    @Override
    public String toString() {
        return "RotateRequest[…]";
    }
}
