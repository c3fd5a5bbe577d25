package dev.throughline.common.revocation;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the revocations are known, and while their thread is alive. */
@Readiness
class RevocationReadiness implements HealthCheck {

    private final RevocationFeed feed;
    private final RevokedTokens tokens;

    RevocationReadiness(RevocationFeed feed, RevokedTokens tokens) {
        this.feed = feed;
        this.tokens = tokens;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("revocations")
                .status(feed.isRead() && feed.isAlive())
                .withData("tokens", tokens.size())
                .build();
    }
}
