package dev.throughline.ingest.publish;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.throughline.common.topic.Lane;

/** With what ingest-service sends live events, by its default settings. */
public final class LiveSettings {

    private LiveSettings() {
    }

    public static Map<String, Object> of(Map<String, Object> connection) {
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(PublishConfig.class).build();
        return ProducerSettings.of(Lane.LIVE, connection, config.getConfigMapping(PublishConfig.class));
    }
}
