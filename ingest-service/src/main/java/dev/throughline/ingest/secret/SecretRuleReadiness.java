package dev.throughline.ingest.secret;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the rules about secrets are known, and while they are followed. */
@Readiness
final class SecretRuleReadiness implements HealthCheck {

    private final SecretRuleFeed rules;

    SecretRuleReadiness(SecretRuleFeed rules) {
        this.rules = rules;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("secret-rules").status(rules.isRead() && rules.isAlive()).build();
    }
}
