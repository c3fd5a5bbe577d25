package dev.throughline.ingest.decision;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.follow.TopicFollower;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** Follows {@code change.decided.v1} from its end, and tells those who wait here; most decisions are for other replicas. */
@Singleton
final class DecisionFeed {

    private final Waiters waiters;
    private final TopicFollower follower;

    DecisionFeed(@Identifier("default-kafka-broker") Map<String, Object> connection, DecisionConfig config,
            MeterRegistry meters) {
        this.waiters = new Waiters(config.mostWaiting());
        this.follower = TopicFollower.fromEnd(Topics.CHANGE_DECIDED, connection, this::tell);
        meters.gauge("changes.waiting", waiters, Waiters::waiting);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** Whether what is decided from now on will be known. */
    boolean isFollowing() {
        return follower.isRead() && follower.isAlive();
    }

    /** A place to wait for this decision, or nothing when all are taken. */
    Optional<Waiters.Place> take(Change change) {
        return waiters.take(change);
    }

    private void tell(String key, byte @Nullable [] value) throws IOException {
        if (value != null) {
            waiters.tell(Json.read(value, ChangeDecided.class));
        }
    }
}
