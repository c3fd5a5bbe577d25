package dev.throughline.ingest.decision;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions about changes are followed. */
@Readiness
final class DecisionReadiness implements HealthCheck {

    private final DecisionFeed feed;

    DecisionReadiness(DecisionFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("decisions").status(feed.isFollowing()).build();
    }
}
