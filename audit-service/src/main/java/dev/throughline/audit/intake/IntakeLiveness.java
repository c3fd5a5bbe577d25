package dev.throughline.audit.intake;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the loops are; that they wait for Kafka or PostgreSQL is shown and ends nothing. */
@Liveness
class IntakeLiveness implements HealthCheck {

    private final IntakeWorker worker;

    IntakeLiveness(IntakeWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit intake").status(worker.isAlive()).withData("state", worker.state()).build();
    }
}
