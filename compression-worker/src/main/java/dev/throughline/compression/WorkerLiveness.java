package dev.throughline.compression;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.throughline.compression.secret.TenantSecrets;

/** Live while all threads turn that should; what they wait for is shown and does not end the process. */
@Liveness
class WorkerLiveness implements HealthCheck {

    private final CompressionWorker worker;
    private final TenantSecrets secrets;

    WorkerLiveness(CompressionWorker worker, TenantSecrets secrets) {
        this.worker = worker;
        this.secrets = secrets;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("compression").status(worker.isAlive() && secrets.isAlive());
        worker.states().forEach(answer::withData);
        return answer.build();
    }
}
