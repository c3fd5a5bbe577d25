package dev.throughline.audit.vault;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * Who may do what with a credential; whoever is named may see it at least.
 *
 * @param grantee a member's id, or a role: {@code member}, {@code reader} or {@code machine}
 */
public record GrantRequest(
        @NotNull @Pattern(regexp = "member|role", message = "is one of member, role") String granteeKind,
        @NotBlank @Size(max = 200) @StorableText String grantee,
        @Nullable Boolean mayReveal,
        @Nullable Boolean mayEdit) {

    boolean reveal() {
        return Boolean.TRUE.equals(mayReveal);
    }

    boolean edit() {
        return Boolean.TRUE.equals(mayEdit);
    }
}
