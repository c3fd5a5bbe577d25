package dev.throughline.common.metric;

import java.time.Duration;
import java.util.stream.DoubleStream;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/**
 * Has requests counted by how long they took: a percentile over all replicas can be told from counts, and none from each
 * replica's own percentiles.
 */
@Singleton
final class RequestTimes implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";

    /** In milliseconds: what is promised, and as many beside it as a curve needs. */
    private static final double[] BOUNDS = { 5, 10, 25, 50, 100, 200, 300, 500, 1_000, 2_500, 5_000 };

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return REQUESTS.equals(id.getName()) ? buckets().merge(config) : config;
    }

    private static DistributionStatisticConfig buckets() {
        double nanoseconds = Duration.ofMillis(1).toNanos();
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(DoubleStream.of(BOUNDS).map(bound -> bound * nanoseconds).toArray())
                .build();
    }
}
