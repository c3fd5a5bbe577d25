package dev.throughline.benchmark.million;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import dev.throughline.benchmark.Comparison;
import dev.throughline.benchmark.load.Load;
import dev.throughline.recall.briefing.StudiedSearches;

/**
 * How many recalls in one project recall-service answers in a second, beside the ceiling: what a recall asks of the index,
 * over the same files, in this process.
 */
final class RecallThroughput {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final double GOAL = 0.35;
    private static final long SEED = 11;

    private final RunningStack stack;
    private final List<String> prompts;
    private final Corpus corpus;
    private final Corpus.Owner owner;

    RecallThroughput(RunningStack stack, Corpus corpus, List<String> prompts, Corpus.Owner owner) {
        this.stack = stack;
        this.corpus = corpus;
        this.prompts = prompts;
        this.owner = owner;
    }

    void measure() throws IOException, InterruptedException, ExecutionException {
        var recalls = IntStream.range(0, CONNECTIONS).mapToObj(Recalls::new).toList();
        try (var copy = IndexCopy.of(stack.indexFolder());
                var searches = new StudiedSearches(copy.folder(), owner.tenantId(), owner.memberId());
                var load = Load.on(stack.recall(), recalls, 1)) {
            var threads = new SearchThreads(CONNECTIONS, random -> searches.candidates(prompt(random.nextInt(prompts.size())),
                    Corpus.projectId(corpus.project(random))));
            threads.run(WARM_UP);
            load.run(WARM_UP);
            var rates = new Comparison("recalls/s");
            for (int round = 0; round < ROUNDS; round++) {
                rates.add(threads.run(ROUND), load.run(ROUND).eventsPerSecond());
            }
            rates.print("recall, one project, " + CONNECTIONS + " at once", "the search of the index alone, in this process",
                    "recall-service", GOAL);
        }
    }

    private String prompt(int number) {
        return prompts.get(number % prompts.size());
    }

    /** One connection's questions, each for a session of its own. */
    private final class Recalls implements Load.Requests {

        private final SplittableRandom random;
        private final URI address = stack.recall();
        private final String sessions;

        Recalls(int connection) {
            random = new SplittableRandom(SEED + connection);
            sessions = "throughput-" + System.nanoTime() + "-" + connection + "-";
        }

        @Override
        public ByteBuffer numbered(long number) {
            String question = RunningStack.encode(prompt((int) (number % prompts.size())));
            String project = RunningStack.encode(Corpus.projectKey(corpus.project(random)));
            return ByteBuffer.wrap(("GET /api/recall?q=" + question + "&project=" + project + "&session_id=" + sessions + number
                    + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer " + stack.token()
                    + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
