package dev.throughline.recall.live;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the feed has once caught up. Says how many listen, and how it goes. */
@Readiness
class LiveReadiness implements HealthCheck {

    private final Hub hub;
    private final LiveFeed feed;
    private final LiveMetrics metrics;

    LiveReadiness(Hub hub, LiveFeed feed, LiveMetrics metrics) {
        this.hub = hub;
        this.feed = feed;
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("live").status(hub.isReady())
                .withData("subscribers", hub.subscribers())
                .withData("lag", feed.lag())
                .withData("sent", metrics.sent())
                .withData("summarized", metrics.summarized())
                .build();
    }
}
