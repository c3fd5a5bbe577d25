package dev.throughline.audit.rule;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A rule as its tenant's administrators see it. */
public record SecretRuleView(UUID id, String effect, @Nullable String kind, @Nullable String pattern,
        @Nullable String fingerprint, @Nullable String description, boolean enabled, String createdBy, Instant createdAt,
        Instant updatedAt) {

    static SecretRuleView of(SecretRule rule) {
        return new SecretRuleView(rule.id, rule.effect, rule.kind, rule.pattern, rule.fingerprint, rule.description,
                rule.enabled, rule.createdBy, rule.createdAt, rule.updatedAt);
    }
}
