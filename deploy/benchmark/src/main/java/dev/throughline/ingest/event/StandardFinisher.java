package dev.throughline.ingest.event;

import java.time.Clock;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.throughline.common.secret.SecretScanner;
import dev.throughline.ingest.secret.EventSecrets;

/** The finisher of ingest-service with its default settings, without the service around it. */
public final class StandardFinisher {

    private StandardFinisher() {
    }

    public static Finisher of(Clock clock) {
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(EventConfig.class).build();
        var scanner = SecretScanner.standard();
        return new Finisher(clock, config.getConfigMapping(EventConfig.class), tenant -> EventSecrets.dropped(scanner));
    }
}
