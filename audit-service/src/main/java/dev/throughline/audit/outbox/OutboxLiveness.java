package dev.throughline.audit.outbox;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.throughline.common.outbox.Relay;

/** Alive while the relay's thread is; that it waits for Kafka is shown and ends nothing: people can still log in. */
@Liveness
class OutboxLiveness implements HealthCheck {

    private final Relay relay;

    OutboxLiveness(Relay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox")
                .status(relay.isAlive())
                .withData("relay", relay.isFailing() ? "waiting" : "publishing")
                .build();
    }
}
