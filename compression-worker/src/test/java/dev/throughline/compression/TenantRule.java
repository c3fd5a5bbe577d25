package dev.throughline.compression;

import java.util.UUID;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** Announces rules of tenants as audit-service does. */
final class TenantRule {

    private TenantRule() {
    }

    static void deny(String tenant, String kind, String pattern) {
        var rule = new SecretRuleChanged(tenant, UUID.randomUUID().toString(), Effect.DENY, kind, pattern, null);
        Sent.bytes(Topics.SECRET_RULE_CHANGED, rule.key(), Json.bytes(rule));
    }
}
