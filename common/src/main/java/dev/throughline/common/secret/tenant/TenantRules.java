package dev.throughline.common.secret.tenant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;
import dev.throughline.common.secret.FindReview;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.common.secret.SecretScanner;

/** The rules of one tenant, compiled. Immutable. */
public final class TenantRules {

    /** Of a tenant that has no rules of its own. */
    public static final TenantRules NONE = new TenantRules(List.of(), List.of());

    private final List<AllowRule> allowed;
    private final List<DenyRule> denied;

    private TenantRules(List<AllowRule> allowed, List<DenyRule> denied) {
        this.allowed = List.copyOf(allowed);
        this.denied = List.copyOf(denied);
    }

    /**
     * Compiles rules.
     *
     * @throws RefusedPattern when one of them has a pattern that {@link RulePattern} does not take
     */
    public static TenantRules of(Collection<SecretRuleChanged> rules) {
        return new TenantRules(
                rules.stream().filter(rule -> rule.effect() == Effect.ALLOW).map(AllowRule::of).toList(),
                rules.stream().filter(rule -> rule.effect() == Effect.DENY).map(DenyRule::of).toList());
    }

    /** A kind as a metric's tag, which must have few values: all that tenants named are {@code custom}. */
    public static String family(String kind) {
        return kind.startsWith(DenyRule.KIND) ? "custom" : kind;
    }

    /** The suite's rules and these: what both of them know, less what these let pass. */
    public Redactor over(SecretScanner scanner) {
        return over(scanner, FindReview.TAKE_ALL);
    }

    /**
     * As {@link #over(SecretScanner)}.
     *
     * @param last asked of each find that no rule lets pass
     */
    public Redactor over(SecretScanner scanner, FindReview last) {
        FindReview review = (find, value) -> !isAllowed(find, value) && last.isTaken(find, value);
        return text -> denied(scanner.redact(text, review), scanner, review);
    }

    private boolean isAllowed(Redaction.Find find, String value) {
        return allowed.stream().anyMatch(rule -> rule.allows(find, value));
    }

    private Redaction denied(Redaction known, SecretScanner scanner, FindReview review) {
        Redaction cleaned = known;
        for (DenyRule rule : denied) {
            Redaction more = rule.redact(cleaned.text(), scanner, review);
            if (!more.finds().isEmpty()) {
                var finds = new ArrayList<>(cleaned.finds());
                finds.addAll(more.finds());
                cleaned = new Redaction(more.text(), finds);
            }
        }
        return cleaned;
    }
}
