package dev.throughline.audit.rule;

import java.util.List;

/** Some of a tenant's rules, and how many there are. */
public record SecretRulePage(List<SecretRuleView> items, long total, int skip, int limit) {

    public SecretRulePage {
        items = List.copyOf(items);
    }
}
