package dev.throughline.ingest.publish;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long Kafka may take, and how much may wait for it. */
@ConfigMapping(prefix = "publish")
public interface PublishConfig {

    /** Live events: from handing a record to the client until the broker has it. The caller waits. */
    @WithDefault("1000ms")
    Duration deliveryTimeout();

    /** For metadata or room in the buffer, before a record is handed over. */
    @WithDefault("600ms")
    Duration blockTimeout();

    /** What waits for the broker at once, for each lane. */
    @WithDefault("33554432")
    @Min(2_097_152)
    @Max(1_073_741_824)
    long bufferBytes();

    /** Imports: nobody waits for one record, so a busy broker gets longer. */
    @WithDefault("15s")
    Duration importDeliveryTimeout();

    /** What a client is told to wait when Kafka is away. */
    @WithDefault("2s")
    Duration retryAfter();
}
