package dev.throughline.audit.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Who wants a token.
 *
 * @param grantType {@code password}, the one grant there is
 * @param tenant absent for the tenant {@code default}
 */
public record LoginRequest(
        @Nullable @Pattern(regexp = "password", message = "only the grant 'password' is supported") String grantType,
        @NotBlank @Size(max = 200) String username,
        @NotBlank @Size(max = 1000) String password,
        @Nullable @Size(min = 1, max = 200) String tenant) {

    private static final String DEFAULT_TENANT = "default";

    String tenantId() {
        return tenant == null ? DEFAULT_TENANT : tenant;
    }

    @Override
    public String toString() {
        return "LoginRequest[username=" + username + ", tenant=" + tenant + "]"; // the password must not reach a log
    }
}
