package dev.throughline.ingest.publish;

import java.time.Duration;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Kafka answers: without it nothing can be accepted. */
@Readiness
final class KafkaReadiness implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Broker broker;

    KafkaReadiness(Broker broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka").status(answers()).build();
    }

    private boolean answers() {
        try {
            return broker.answers(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
