package dev.throughline.recall.live;

import java.util.Arrays;
import java.util.Optional;

import dev.throughline.common.topic.Topics;

/** A topic of which the feed is made. */
enum FeedTopic {
    EVENTS(Topics.SESSION_OBSERVED, ""),
    MEMORIES(Topics.MEMORY_CHANGED, "m"),
    RECALLS(Topics.MEMORY_RECALLED, "r");

    private final String topicName;
    private final String prefix;

    FeedTopic(String topicName, String prefix) {
        this.topicName = topicName;
        this.prefix = prefix;
    }

    String topicName() {
        return topicName;
    }

    /** What stands before its points in a {@link Place}. */
    String prefix() {
        return prefix;
    }

    static FeedTopic named(String topicName) {
        return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst().orElseThrow();
    }

    static Optional<FeedTopic> ofPrefix(String prefix) {
        return Arrays.stream(values()).filter(topic -> topic.prefix.equals(prefix)).findFirst();
    }

    /** A partition of it. */
    record Partition(FeedTopic topic, int number) {
    }
}
