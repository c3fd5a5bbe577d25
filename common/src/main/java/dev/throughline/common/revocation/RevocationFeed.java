package dev.throughline.common.revocation;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.follow.TopicFollower;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** Keeps in mind what {@code token.revoked.v1} says, as long as the service runs. */
@Singleton
class RevocationFeed {

    private final RevokedTokens tokens;
    private final RevocationConfig config;
    private final Clock clock;
    private final TopicFollower follower;

    RevocationFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, RevokedTokens tokens,
            RevocationConfig config, Clock clock) {
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
        this.follower = new TopicFollower(Topics.TOKEN_REVOKED, kafka, this::note);
    }

    /** Among the first at the start, so that it reads while the rest of the service begins. */
    void start(@Observes @Priority(1) StartupEvent event) {
        follower.start();
    }

    /** Among the last: the door opens when the revocations are known, or when it has waited long enough. */
    void await(@Observes @Priority(100_000) StartupEvent event) throws InterruptedException {
        if (!follower.awaitRead(config.startPatience())) {
            Log.warn("The revocations are not read yet; the service is not ready until they are");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** Whether all revocations that there were at the start are known. */
    boolean isRead() {
        return follower.isRead();
    }

    boolean isAlive() {
        return follower.isAlive();
    }

    /** What comes in makes room for itself: there are never more than come in a token's lifetime. */
    private void note(String key, byte @Nullable [] value) throws IOException {
        if (value == null) {
            tokens.remove(key);
        } else {
            tokens.add(Json.read(value, TokenRevoked.class));
        }
        tokens.forgetExpired(clock.instant());
    }
}
