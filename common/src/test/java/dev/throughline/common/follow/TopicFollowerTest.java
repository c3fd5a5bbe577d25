package dev.throughline.common.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.common.topic.Topics;

class TopicFollowerTest {

    /** Nothing listens on port 1. */
    private static final Map<String, Object> NO_KAFKA = Map.of("bootstrap.servers", "127.0.0.1:1");

    @Test
    void itEndsAtOnceWhileItWaitsForKafka() {
        var follower = new TopicFollower(Topics.TOKEN_REVOKED, NO_KAFKA, (key, value) -> {
        });
        follower.start();
        await().until(TopicFollowerTest::isKafkaAsked);

        follower.close(); // gives up waiting for its thread in the end

        assertThat(follower.isAlive()).isFalse();
    }

    private static boolean isKafkaAsked() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("kafka-admin-client-thread"));
    }
}
