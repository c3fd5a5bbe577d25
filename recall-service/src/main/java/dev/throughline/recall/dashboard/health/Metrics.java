package dev.throughline.recall.dashboard.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** A service's metrics by their published names, and what of them is worth a look. */
record Metrics(List<Sample> samples) {

    /** A line of Prometheus' text form. */
    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(\\{[^\\n]*\\})? ([0-9eE.+-]+)$");

    /** @param labels as they are published, "" without any */
    record Sample(String name, String labels, double value) {
    }

    Metrics {
        samples = List.copyOf(samples);
    }

    /** Of another service. */
    static Metrics published(String text) {
        return new Metrics(LINE.matcher(text).results().map(line -> new Sample(line.group(1),
                Objects.requireNonNullElse(line.group(2), ""), Double.parseDouble(line.group(3)))).toList());
    }

    /** The gauges of this service. */
    static Metrics of(MeterRegistry registry) {
        return new Metrics(registry.getMeters().stream().filter(Gauge.class::isInstance).map(Gauge.class::cast)
                .map(gauge -> new Sample(gauge.getId().getName().replace('.', '_'), "", gauge.value())).toList());
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        add(figures, "Records that wait", sum("records_lag", ""), Metrics::count);
        add(figures, "Dead letters since its start", sum("records_handled_total", "outcome=\"reject\""), Metrics::count);
        add(figures, "Messages in the outbox", sum("outbox_pending", ""), Metrics::count);
        add(figures, "Memories in the index", sum("index_memories", ""), Metrics::count);
        add(figures, "Changes that the index lacks", sum("index_lag", ""), Metrics::count);
        add(figures, "Index heard from the log", sum("index_silence_seconds", ""), Metrics::age);
        add(figures, "Latest tree head", sum("audit_heads_age_seconds", ""), Metrics::age);
        add(figures, "Requests refused", sum("requests_refused_total", ""), Metrics::count);
        return figures;
    }

    /** Over all labels, or over those with this one; absent when the service has no such metric. */
    OptionalDouble sum(String name, String label) {
        return samples.stream().filter(sample -> sample.name().equals(name) && sample.labels().contains(label))
                .mapToDouble(Sample::value).reduce(Double::sum);
    }

    private static void add(List<Figure> figures, String label, OptionalDouble value, DoubleFunction<String> written) {
        value.ifPresent(number -> figures.add(new Figure(label, written.apply(number))));
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String age(double seconds) {
        return seconds < 120 ? String.format(Locale.ROOT, "%.1f s ago", seconds)
                : String.format(Locale.ROOT, "%.0f min ago", seconds / 60);
    }
}
