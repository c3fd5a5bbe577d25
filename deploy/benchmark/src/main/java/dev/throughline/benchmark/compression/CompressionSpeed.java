package dev.throughline.benchmark.compression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
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
import org.openjdk.jmh.runner.options.VerboseMode;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.benchmark.transcript.SessionReader;
import dev.throughline.benchmark.transcript.Transcript;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Progress;
import dev.throughline.ingest.event.Finished;

/**
 * How many events the compressor folds in a second, with one thread: all sessions of Claude Code under a folder, from the
 * first event to the last, as objects that are read already. Usage: {@code compression-speed [FOLDER]}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = { "-Xmx1g", "-XX:+UseSerialGC" })
public class CompressionSpeed {

    private static final String FOLDER = "throughline.sessions";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Events of one session in a batch: one where it is live, the worker's largest batch where it is imported. */
    @Param({ "1", "500" })
    public int batch;

    private final Compressor compressor = new Compressor();
    private List<List<List<SessionEvent>>> sessions = List.of();

    /** Counted beside the operations; JMH divides it by the time. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Folded {
        public long events;
        /** What the thread used itself, so that a busy machine can be told from slow rules. */
        public double processorSeconds;
    }

    public static void main(String[] arguments) throws RunnerException {
        Path folder = arguments.length == 0 ? DataFolder.named("transcripts") : Path.of(arguments[0]).toAbsolutePath();
        var options = new OptionsBuilder().include(CompressionSpeed.class.getName()).verbosity(VerboseMode.SILENT)
                .jvmArgsPrepend("-D" + FOLDER + "=" + folder).build();
        describe(folder);
        System.out.printf("%-24s %12s %14s %34s%n", "events in a batch", "events/s", "± (99.9 %)",
                "events in a second of processor time");
        new Runner(options).run().stream()
                .sorted(Comparator.comparing((RunResult run) -> Integer.valueOf(run.getParams().getParam("batch"))))
                .forEach(CompressionSpeed::print);
    }

    private static void describe(Path folder) {
        var reader = new SessionReader();
        var sessions = Transcript.in(folder).stream().map(reader::events).toList();
        var types = sessions.stream().flatMap(List::stream)
                .collect(Collectors.groupingBy(event -> event.event().type().wireName(), TreeMap::new, Collectors.counting()));
        System.out.printf("%d sessions, %d events: %s%n", sessions.size(), sessions.stream().mapToInt(List::size).sum(), types);
        System.out.println("Measuring for about 80 s");
    }

    private static void print(RunResult run) {
        Result<?> events = counter(run, "events");
        System.out.printf("%-24s %12.0f %14.0f %34.0f%n", run.getParams().getParam("batch"), events.getScore(),
                events.getScoreError(), events.getScore() / counter(run, "processorSeconds").getScore());
    }

    private static Result<?> counter(RunResult run, String name) {
        return Objects.requireNonNull(run.getSecondaryResults().get(name), name);
    }

    @Setup
    public void read() {
        var reader = new SessionReader();
        sessions = Transcript.in(Path.of(System.getProperty(FOLDER, ""))).stream()
                .map(transcript -> batches(reader.events(transcript).stream().map(CompressionSpeed::received).toList()))
                .toList();
    }

    @Benchmark
    public void fold(Folded folded, Blackhole results) {
        long began = THREADS.getCurrentThreadCpuTime();
        for (List<List<SessionEvent>> session : sessions) {
            var progress = Progress.START;
            for (List<SessionEvent> events : session) {
                var compressed = compressor.compress(progress, events);
                progress = compressed.progress();
                folded.events += events.size();
                results.consume(compressed);
            }
        }
        folded.processorSeconds += (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
    }

    /** As the worker reads it from Kafka. */
    private static SessionEvent received(Finished event) {
        try {
            return Json.read(event.json(), SessionEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("An event cannot be read back", e);
        }
    }

    private List<List<SessionEvent>> batches(List<SessionEvent> events) {
        var batches = new ArrayList<List<SessionEvent>>();
        for (int start = 0; start < events.size(); start += batch) {
            batches.add(List.copyOf(events.subList(start, Math.min(events.size(), start + batch))));
        }
        return batches;
    }
}
