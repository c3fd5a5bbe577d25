import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an appended action costs in a short session and in a long one. Fills two sessions, then takes turns between them: one
 * action at a time, until a read with its position shows it as the newest; and a whole batch of them, until it is stored.
 * Prints both sessions' figures side by side, and ends with 1 when a median of the long one is more than 20 % above.
 *
 * Usage: deploy/benchmark/append [actions of the short session, default 100] [of the long one, default 100000]
 * [rounds, default 300]
 */
class Append {

    private static final Pattern POSITION = Pattern.compile("\"position\"\\s*:\\s*\"([^\"]+)\"");
    private static final int BATCH = 1_000;
    private static final int BATCH_ROUNDS = 10;
    private static final double MOST = 1.2;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final String ingest = Suite.variable("THROUGHLINE_INGEST");
    private final String recall = Suite.variable("THROUGHLINE_RECALL");
    private final String token = Suite.variable("THROUGHLINE_TOKEN");
    private final String run = "append-" + System.currentTimeMillis();

    /** A session, and how long each of its rounds took, in milliseconds. */
    private record Measured(String session, double[] accepted, double[] shown, double[] batch) {

        Measured(String session, int rounds) {
            this(session, new double[rounds], new double[rounds], new double[BATCH_ROUNDS]);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int small = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int large = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 300;
        System.exit(new Append().measure(small, large, rounds) ? 0 : 1);
    }

    private boolean measure(int small, int large, int rounds) throws IOException, InterruptedException {
        var shortOne = new Measured(run + "-short", rounds);
        var longOne = new Measured(run + "-long", rounds);
        System.out.printf("Filling sessions of %,d and %,d actions%n", small, large);
        fill(shortOne.session(), small);
        fill(longOne.session(), large);
        System.out.println("Warming up");
        takeTurns(new Measured(run + "-warm", rounds), new Measured(run + "-warm", rounds));
        System.out.printf("Measuring %d actions of each, and %d batches of %d%n", rounds, BATCH_ROUNDS, BATCH);
        takeTurns(shortOne, longOne);
        System.out.printf("%n%-34s %14s %14s %8s%n", "", String.format("%,d", small), String.format("%,d", large), "ratio");
        boolean isLevel = print("accepted (POST to 202)", shortOne.accepted(), longOne.accepted());
        isLevel &= print("shown (202 to read)", shortOne.shown(), longOne.shown());
        return isLevel & print("a batch of " + BATCH + " stored", shortOne.batch(), longOne.batch());
    }

    /** In turns, so that whatever else the machine does falls on both. */
    private void takeTurns(Measured one, Measured other) throws IOException, InterruptedException {
        for (int round = 0; round < one.accepted().length; round++) {
            append(one, round);
            append(other, round);
        }
        for (int round = 0; round < BATCH_ROUNDS; round++) {
            appendBatch(one, round);
            appendBatch(other, round);
        }
    }

    private void append(Measured measured, int round) throws IOException, InterruptedException {
        long posted = System.nanoTime();
        String position = post("/api/sessions/" + measured.session() + "/actions", "{\"type\":\"step\",\"round\":" + round + "}");
        long accepted = System.nanoTime();
        awaitStored(measured.session(), position);
        measured.accepted()[round] = (accepted - posted) / 1e6;
        measured.shown()[round] = (System.nanoTime() - accepted) / 1e6;
    }

    private void appendBatch(Measured measured, int round) throws IOException, InterruptedException {
        String batch = batch(measured.session(), BATCH);
        long posted = System.nanoTime();
        awaitStored(measured.session(), post("/api/events", batch));
        measured.batch()[round] = (System.nanoTime() - posted) / 1e6;
    }

    private void fill(String session, int actions) throws IOException, InterruptedException {
        for (int left = actions; left > 0; left -= BATCH) {
            awaitStored(session, post("/api/events", batch(session, Math.min(left, BATCH))));
        }
    }

    private static String batch(String session, int actions) {
        return IntStream.range(0, actions)
                .mapToObj(number -> "{\"session_id\":\"" + session + "\",\"type\":\"action\",\"data\":{\"type\":\"step\"}}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var answer = client.send(request(ingest + path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        var position = POSITION.matcher(answer.body());
        if (answer.statusCode() != 202 || !position.find()) {
            throw new IllegalStateException("ingest answered " + answer.statusCode());
        }
        return position.group(1);
    }

    private void awaitStored(String session, String position) throws IOException, InterruptedException {
        String path = "/api/sessions/" + session + "/actions?limit=1&after=" + Suite.encode(position);
        int status = 504;
        while (status == 504) { // a busy machine may need longer than one read waits
            status = client.send(request(recall + path).GET().build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
        if (status != 200) {
            throw new IllegalStateException("recall answered " + status);
        }
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    /** Whether the medians are level. */
    private static boolean print(String name, double[] shortOne, double[] longOne) {
        double ratio = at(longOne, 0.5) / at(shortOne, 0.5);
        System.out.printf("%-34s %11.2f ms %11.2f ms %8.2f%n", name + ", p50", at(shortOne, 0.5), at(longOne, 0.5), ratio);
        System.out.printf("%-34s %11.2f ms %11.2f ms %8.2f%n", name + ", p95", at(shortOne, 0.95), at(longOne, 0.95),
                at(longOne, 0.95) / at(shortOne, 0.95));
        return ratio <= MOST;
    }

    private static double at(double[] milliseconds, double share) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * share)];
    }
}
