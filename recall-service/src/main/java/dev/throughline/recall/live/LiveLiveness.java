package dev.throughline.recall.live;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive: the thread that feeds the subscribers turns. */
@Liveness
class LiveLiveness implements HealthCheck {

    private final LiveFeed feed;

    LiveLiveness(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("live-feed").status(feed.isAlive()).build();
    }
}
