package dev.throughline.compression.refine;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how refining goes. Always up: without a model the worker lacks nothing. */
@Readiness
@Singleton
class RefinementHealth implements HealthCheck {

    private final RefineConfig config;
    private final SummaryModel model;

    RefinementHealth(RefineConfig config, SummaryModel model) {
        this.config = config;
        this.model = model;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("refinement").up().withData("state", state()).build();
    }

    private String state() {
        if (!config.enabled()) {
            return "off";
        }
        return model.isLeftAlone() ? "degraded: the model keeps failing" : "on";
    }
}
