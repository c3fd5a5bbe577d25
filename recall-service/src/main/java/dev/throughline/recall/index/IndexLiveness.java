package dev.throughline.recall.index;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive: the thread that feeds the index turns. */
@Liveness
class IndexLiveness implements HealthCheck {

    private final IndexFeed feed;

    IndexLiveness(IndexFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("index-feed").status(feed.isAlive()).build();
    }
}
