package dev.throughline.ingest.event;

import java.time.Clock;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The finisher of ingest-service with its default settings, without the service around it. */
public final class StandardFinisher {

    private StandardFinisher() {
    }

    public static Finisher of(Clock clock) {
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(EventConfig.class).build();
        return new Finisher(clock, config.getConfigMapping(EventConfig.class), () -> "of a measurement alone");
    }
}
