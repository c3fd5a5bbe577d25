package dev.throughline.compression;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is there and all topics are read. PostgreSQL and Kafka have checks of their own beside it. */
@Readiness
class WorkerReadiness implements HealthCheck {

    private final CompressionWorker worker;

    WorkerReadiness(CompressionWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lanes").status(worker.isStarted()).build();
    }
}
