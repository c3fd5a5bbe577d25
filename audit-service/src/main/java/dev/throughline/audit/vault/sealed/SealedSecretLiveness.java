package dev.throughline.audit.vault.sealed;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the loop turns. That Kafka is away is no reason to restart. */
@Liveness
@Singleton
class SealedSecretLiveness implements HealthCheck {

    private final SealedSecretWorker worker;

    SealedSecretLiveness(SealedSecretWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sealed-secrets").status(worker.isAlive()).withData("state", worker.state()).build();
    }
}
