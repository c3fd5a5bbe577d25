package dev.throughline.audit.vault;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how the vault is. Always up: who logs in or verifies a token does not need it. */
@Readiness
@Singleton
class VaultHealth implements HealthCheck {

    private final Upkeep upkeep;
    private final Rewrapping rewrapping;
    private final Reminders reminders;

    VaultHealth(Upkeep upkeep, Rewrapping rewrapping, Reminders reminders) {
        this.upkeep = upkeep;
        this.rewrapping = rewrapping;
        this.reminders = reminders;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("vault").up()
                .withData("upkeep", !upkeep.isAlive() ? "ended" : upkeep.isFailing() ? "failing" : "running")
                .withData("keys_stale", rewrapping.stale())
                .withData("keys_damaged", rewrapping.damaged())
                .withData("credentials_due", reminders.due())
                .build();
    }
}
