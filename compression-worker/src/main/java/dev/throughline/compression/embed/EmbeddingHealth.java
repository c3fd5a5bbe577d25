package dev.throughline.compression.embed;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how embedding goes. Always up: without vectors the worker lacks nothing. */
@Readiness
@Singleton
class EmbeddingHealth implements HealthCheck {

    private final GuardedEndpoint endpoint;

    EmbeddingHealth(GuardedEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("embedding").up().withData("state", endpoint.state()).build();
    }
}
