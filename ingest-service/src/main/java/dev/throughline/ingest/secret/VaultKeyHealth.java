package dev.throughline.ingest.secret;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.throughline.ingest.secret.SecretFindsConfig.Finds;

/** Says whether finds can be kept. Always up: without the vault's key they are dropped, and everything else goes on. */
@Readiness
final class VaultKeyHealth implements HealthCheck {

    private final SecretFindsConfig config;
    private final VaultKey key;

    VaultKeyHealth(SecretFindsConfig config, VaultKey key) {
        this.config = config;
        this.key = key;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("vault-key").up().withData("state", state()).build();
    }

    private String state() {
        if (config.finds() == Finds.DROP) {
            return "off";
        }
        return key.key().isEmpty() ? "degraded: finds are dropped" : "on";
    }
}
