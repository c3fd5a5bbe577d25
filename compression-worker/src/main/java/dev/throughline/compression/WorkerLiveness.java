package dev.throughline.compression;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while all threads turn that should; what they wait for is shown and does not end the process. */
@Liveness
class WorkerLiveness implements HealthCheck {

    private final CompressionWorker worker;

    WorkerLiveness(CompressionWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("compression").status(worker.isAlive());
        worker.states().forEach(answer::withData);
        return answer.build();
    }
}
