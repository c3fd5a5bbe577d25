package dev.throughline.audit.machine;

import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.security.Scopes;

/**
 * The token that a machine shall get.
 *
 * @param name by which its owner knows it again
 * @param scopes what it may be used for
 * @param expiresInDays 90 when absent
 */
public record IssueRequest(
        @NotBlank @Size(max = 200) String name,
        @NotEmpty Set<@Pattern(regexp = Scopes.PATTERN, message = Scopes.RULE) String> scopes,
        @Nullable @Min(1) @Max(400) Integer expiresInDays) {

    private static final int DEFAULT_DAYS = 90;

    int days() {
        return expiresInDays == null ? DEFAULT_DAYS : expiresInDays;
    }
}
