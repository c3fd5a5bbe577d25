package dev.throughline.audit.member;

import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.security.Scopes;

/**
 * A member or service account as it shall be.
 *
 * @param scopes those of the role when absent
 * @param password of a new person; otherwise absent: it has its own address
 * @param disabled false when absent
 */
public record MemberRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull Role role,
        @Nullable @Size(min = 1) Set<@Pattern(regexp = Scopes.PATTERN, message = Scopes.RULE) String> scopes,
        @Nullable @Size(min = 12, max = 1000) String password,
        @Nullable Boolean disabled) {

    MemberDraft draft() {
        return new MemberDraft(name, role, scopes == null ? role.scopes() : scopes, Boolean.TRUE.equals(disabled));
    }

    @Override
    public String toString() {
        return "MemberRequest[name=" + name + ", role=" + role + "]"; // the password must not reach a log
    }
}
