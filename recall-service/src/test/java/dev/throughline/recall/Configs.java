package dev.throughline.recall;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Reads a feature's configuration as the service does, from these properties alone. */
public final class Configs {

    private Configs() {
    }

    public static <T> T of(Class<T> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping)
                .withSources(new PropertiesConfigSource(properties, "test", 100)).build().getConfigMapping(mapping);
    }
}
