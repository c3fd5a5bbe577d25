package dev.throughline.ingest.secret;

import java.util.UUID;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.TopicRecords;

/** A rule of a tenant on its topic, as audit-service announces it. */
final class Rule {

    private final SecretRuleChanged rule;

    private Rule(SecretRuleChanged rule) {
        this.rule = rule;
    }

    static Rule deny(String tenant, String kind, String pattern) {
        return new Rule(new SecretRuleChanged(tenant, UUID.randomUUID().toString(), Effect.DENY, kind, pattern, null));
    }

    static Rule allow(String tenant, String kind) {
        return new Rule(new SecretRuleChanged(tenant, UUID.randomUUID().toString(), Effect.ALLOW, kind, null, null));
    }

    Rule announced() {
        TopicRecords.send(Topics.SECRET_RULE_CHANGED, rule.key(), Json.bytes(rule));
        return this;
    }

    void withdrawn() {
        TopicRecords.send(Topics.SECRET_RULE_CHANGED, rule.key(), null);
    }
}
