package dev.throughline.compression;

import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;

/** What the worker reads: each topic with a consumer group and a loop of its own, so that none delays another. */
enum Intake {
    LIVE(Lane.LIVE.topic(), "compression-worker"),
    BACKFILL(Lane.BACKFILL.topic(), "compression-worker-backfill"),
    USAGE(Topics.MEMORY_RECALLED, "compression-worker-usage"),
    EDITS(Topics.MEMORY_EDITED, "compression-worker-edits");

    private final String topic;
    private final String group;

    Intake(String topic, String group) {
        this.topic = topic;
        this.group = group;
    }

    String topic() {
        return topic;
    }

    String group() {
        return group;
    }
}
