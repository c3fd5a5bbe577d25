package dev.throughline.common.secret.tenant;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.secret.Redaction;

/** Lets a find stay that is all that the rule names: of its kind, its fingerprint, its form. */
record AllowRule(@Nullable String kind, @Nullable String fingerprint, @Nullable Pattern form) {

    static AllowRule of(SecretRuleChanged rule) {
        return new AllowRule(rule.kind(), rule.fingerprint(),
                rule.pattern() == null ? null : RulePattern.compile(rule.pattern()));
    }

    boolean allows(Redaction.Find find, String value) {
        return (kind == null || kind.equals(find.kind()))
                && (fingerprint == null || fingerprint.equals(find.fingerprint()))
                && (form == null || form.matches(value));
    }
}
