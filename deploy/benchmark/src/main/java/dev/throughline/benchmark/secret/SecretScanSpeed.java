package dev.throughline.benchmark.secret;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.common.secret.SecretScanner;

/**
 * How many megabytes of clean text the secret scanner looks through in a second with one thread, beside its ceiling: a pass
 * that does nothing but look at each character. Usage: {@code secret-scan [--seconds N] [FOLDER]}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = { "-Xmx2g", "-XX:+UseSerialGC" })
public class SecretScanSpeed {

    private static final String FOLDER = "throughline.sessions";
    private static final String SECONDS = "--seconds";
    private static final double MEGABYTE = 1e6;
    /** Enough to be no caches' content, and little enough for a quick round. */
    private static final int MOST_CHARACTERS = 50_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SecretScanner scanner = SecretScanner.standard();
    private List<String> texts = List.of();
    private long bytes;

    /** Counted beside the operations; JMH divides it by the time. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Looked {
        public double megabytes;
        /** What the thread used itself, so that a busy machine can be told from a slow scanner. */
        public double processorSeconds;
    }

    public static void main(String[] arguments) throws RunnerException {
        var folders = new ArrayList<>(List.of(arguments));
        int option = folders.indexOf(SECONDS);
        int seconds = option < 0 ? 4 : Integer.parseInt(folders.get(option + 1));
        if (option >= 0) {
            folders.subList(option, option + 2).clear();
        }
        Path folder = folders.isEmpty() ? DataFolder.named("transcripts") : Path.of(folders.getFirst()).toAbsolutePath();
        var options = new OptionsBuilder().include(SecretScanSpeed.class.getName()).verbosity(VerboseMode.SILENT)
                .warmupTime(TimeValue.seconds(seconds)).measurementTime(TimeValue.seconds(seconds))
                .jvmArgsPrepend("-D" + FOLDER + "=" + folder).build();
        describe(folder);
        System.out.printf("%-30s %10s %14s %32s%n", "", "MB/s", "± (99.9 %)", "MB in a second of processor time");
        new Runner(options).run().forEach(SecretScanSpeed::print);
    }

    private static void describe(Path folder) {
        var speed = new SecretScanSpeed();
        speed.read(folder);
        System.out.printf("%d texts without a secret, %.1f MB%n", speed.texts.size(), speed.bytes / MEGABYTE);
    }

    private static void print(RunResult run) {
        Result<?> megabytes = counter(run, "megabytes");
        System.out.printf("%-30s %10.0f %14.0f %32.0f%n", run.getParams().getBenchmark().replaceAll(".*\\.", ""),
                megabytes.getScore(), megabytes.getScoreError(),
                megabytes.getScore() / counter(run, "processorSeconds").getScore());
    }

    private static Result<?> counter(RunResult run, String name) {
        return Objects.requireNonNull(run.getSecondaryResults().get(name), name);
    }

    @Setup
    public void read() {
        read(Path.of(System.getProperty(FOLDER, "")));
    }

    @Benchmark
    public void scan(Looked looked, Blackhole results) {
        long began = THREADS.getCurrentThreadCpuTime();
        texts.forEach(text -> results.consume(scanner.redact(text)));
        count(looked, began);
    }

    @Benchmark
    public void lookAtEachCharacter(Looked looked, Blackhole results) {
        long began = THREADS.getCurrentThreadCpuTime();
        texts.forEach(text -> results.consume(sum(text)));
        count(looked, began);
    }

    private static int sum(String text) {
        int sum = 0;
        for (int at = 0; at < text.length(); at++) {
            sum = 31 * sum + text.charAt(at);
        }
        return sum;
    }

    private void count(Looked looked, long began) {
        looked.megabytes += bytes / MEGABYTE;
        looked.processorSeconds += (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
    }

    private void read(Path folder) {
        var all = new ArrayList<String>();
        RecordedEvents.in(folder, event -> collect(event, all));
        texts = List.copyOf(all);
        bytes = texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }

    /** Every text of a record, whole. */
    private void collect(JsonNode node, List<String> all) {
        if (node.isTextual() && bytes < MOST_CHARACTERS && scanner.redact(node.textValue()).finds().isEmpty()) {
            all.add(node.textValue());
            bytes += node.textValue().length();
        }
        node.forEach(inner -> collect(inner, all));
    }
}
