package dev.throughline.audit.rule;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.secret.tenant.RulePattern;

/**
 * A rule as it shall be; {@link SecretRuleCheck} says what belongs together.
 *
 * @param effect {@code allow}: such finds stay in texts; {@code deny}: such texts are secrets
 * @param kind of what is denied a name, found as {@code custom-<kind>}; of what is allowed the only kind of finds
 * @param pattern an RE2 expression
 * @param fingerprint of the one value that is allowed
 * @param enabled true when absent
 */
public record SecretRuleRequest(
        @NotNull @Pattern(regexp = ALLOW + "|" + DENY, message = "is one of allow, deny") String effect,
        @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = KIND) String kind,
        @Nullable @Size(min = 1, max = RulePattern.MOST_CHARACTERS) String pattern,
        @Nullable @Pattern(regexp = "[0-9a-f]{8}", message = "is eight hexadecimal digits, as in a marker") String fingerprint,
        @Nullable @Size(max = 500) String description,
        @Nullable Boolean enabled) {

    static final String ALLOW = "allow";
    static final String DENY = "deny";
    private static final String KIND = "is lower-case letters, digits and hyphens, at most 40";

    boolean isDenial() {
        return effect.equals(DENY);
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }
}
