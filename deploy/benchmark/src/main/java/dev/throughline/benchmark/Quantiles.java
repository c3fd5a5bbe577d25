package dev.throughline.benchmark;

import java.util.Arrays;
import java.util.Collection;

/** Measured values in their order. */
public final class Quantiles {

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    public static Quantiles of(Collection<Double> values) {
        return new Quantiles(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** The smallest value that at least this share of all values does not exceed; not a number when there is none. */
    public double at(double share) {
        return sorted.length == 0 ? Double.NaN
                : sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    public double median() {
        return at(0.5);
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    public int count() {
        return sorted.length;
    }
}
