package dev.throughline.audit.vault;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A credential to be kept: its kind, its secret fields, and the details beside them. {@link CredentialRules} checks it.
 *
 * @param secret the fields of its kind
 * @param canary whether it is a honey credential, which only an administrator plants
 */
public record CreateRequest(@Nullable String kind, @Nullable SecretFields secret, @Nullable Boolean canary,
        @JsonUnwrapped CredentialDetails details) {

    boolean isCanary() {
        return Boolean.TRUE.equals(canary);
    }

    /** The secret of a request that {@link CredentialRules} has checked. */
    SecretFields requiredSecret() {
        return Objects.requireNonNull(secret);
    }

    @Override
    public String toString() {
        return "CreateRequest[kind=" + kind + "]"; // neither the value nor what a person wrote belongs in a log
    }
}
