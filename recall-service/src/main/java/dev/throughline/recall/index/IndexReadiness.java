package dev.throughline.recall.index;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready: the index has caught up with the log once. A later outage of Kafka does not take a replica away, for what it holds
 * can still be recalled.
 */
@Readiness
class IndexReadiness implements HealthCheck {

    private final IndexFeed feed;

    IndexReadiness(IndexFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("index").status(feed.isCaughtUp()).withData("lag", feed.lag()).build();
    }
}
