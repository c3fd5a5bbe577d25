package dev.throughline.benchmark.million;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.benchmark.stack.StackFolder;
import dev.throughline.common.memory.Memory;

/**
 * Fills an empty local stack with memories made after real sessions, and measures recall, search, and PostgreSQL's own text
 * search over them.
 *
 * <p>
 * Usage: {@code million [--equal] [--filled] [--without-ts-rank] [MEMORIES] [TRANSCRIPTS]}
 */
public final class Million {

    private static final int REQUESTS = 1_000;
    /** A search over all of them takes PostgreSQL seconds. */
    private static final int SLOW_REQUESTS = 100;
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final RunningStack stack;
    private final Corpus corpus;
    private final Samples samples;
    private final Corpus.Owner owner;
    private final int memories;

    private Million(RunningStack stack, Samples samples, int memories, boolean isEqual) throws IOException {
        this.stack = stack;
        this.samples = samples;
        this.owner = stack.owner();
        this.memories = memories;
        this.corpus = new Corpus(samples, owner, memories, isEqual);
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        boolean isEqual = rest.remove("--equal");
        boolean isFilled = rest.remove("--filled");
        boolean isBesideTextSearch = !rest.remove("--without-ts-rank");
        int rounds = isNext(rest, "--rounds") ? Integer.parseInt(rest.remove()) : 1;
        int memories = rest.isEmpty() ? 1_000_000 : Integer.parseInt(rest.remove());
        var samples = Samples.of(rest.isEmpty() ? DataFolder.named("transcripts") : Path.of(rest.remove()));
        var stack = new RunningStack(StackFolder.ofScript());
        var million = new Million(stack, samples, memories, isEqual);
        million.describe(isEqual);
        if (isFilled) {
            million.awaitIndex(System.nanoTime());
        } else {
            million.fill();
        }
        million.measure(rounds);
        new RecallThroughput(stack, million.corpus, samples.prompts(), million.owner).measure();
        if (isBesideTextSearch) {
            million.measureTextSearch();
        }
    }

    private void describe(boolean isEqual) {
        System.out.printf("%d memories in %d projects %s, made after %d real sessions with %d different words%n", memories,
                Corpus.PROJECTS, isEqual ? "of one size" : "(the n-th is 1/n as large as the first)", samples.sessions().size(),
                corpus.vocabulary().size());
        var kinds = new TreeMap<String, Integer>();
        int[] characters = new int[1];
        int[] looked = new int[1];
        new Corpus(samples, owner, Math.min(memories, 20_000), isEqual).forEachSession(session -> {
            for (Memory memory : session.memories()) {
                kinds.merge(memory.kind().wireName(), 1, Integer::sum);
                characters[0] += memory.body().length();
                looked[0]++;
            }
        });
        System.out.printf("of the first %d: %s, %d characters at the mean%n", looked[0], kinds, characters[0] / looked[0]);
    }

    private void fill() throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        Rows.write(stack, corpus, owner);
        System.out.printf("rows written and analysed in %.0f s%n", seconds(began));
        began = System.nanoTime();
        Messages.send(stack, corpus);
        System.out.printf("messages sent in %.0f s%n", seconds(began));
        awaitIndex(began);
        double taken = seconds(began);
        System.out.printf("index shows them %.0f s after the first message: %.0f memories/s%n", taken, memories / taken);
        System.out.printf(
                "index on disk: %.0f MB; heap of recall-service: %.0f MB after a full collection, %.0f MB at the most%n",
                size(stack.indexFolder()), stack.metric("jvm_gc_live_data_size_bytes") / 1e6,
                stack.metric("jvm_gc_max_data_size_bytes") / 1e6);
    }

    private void awaitIndex(long began) throws IOException, InterruptedException {
        while (stack.metric("index_memories") < memories || stack.metric("index_lag") > 0) {
            if (seconds(began) > PATIENCE.toSeconds()) {
                throw new IllegalStateException("The index has not come so far in " + PATIENCE);
            }
            Thread.sleep(POLL);
        }
    }

    /** Takes an option that comes before the numbers. */
    private static boolean isNext(Deque<String> arguments, String option) {
        return option.equals(arguments.peek()) && option.equals(arguments.remove());
    }

    /** The same questions in each round: the first ones show a service that has just started, the last ones a compiled one. */
    private void measure(int rounds) throws IOException, InterruptedException {
        var asking = new Asking(stack, corpus, samples.prompts());
        Asking.printHead();
        for (int round = 0; round < rounds; round++) {
            asking.measure("/api/recall", true, REQUESTS);
            asking.measure("/api/search", true, REQUESTS);
        }
        for (int round = 0; round < rounds; round++) {
            asking.measure("/api/recall", false, REQUESTS);
            asking.measure("/api/search", false, REQUESTS);
        }
    }

    private void measureTextSearch() throws IOException, InterruptedException, SQLException {
        var text = new TextSearch(stack, corpus);
        long began = System.nanoTime();
        long bytes = text.build();
        double built = seconds(began);
        text.measure(samples.prompts(), true, REQUESTS);
        text.measure(samples.prompts(), false, SLOW_REQUESTS);
        System.out.printf("%nts_rank's table and indexes: %.0f MB, built in %.0f s%n", bytes / 1e6, built);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** In MB. */
    private static double size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }
}
