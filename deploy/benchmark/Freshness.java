import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * From accepted to recallable: posts single prompts at a steady rate, and searches for them with their positions until the answer holds
 * them, for each one or for so many a second: a search costs many times what an event does. Prints the time from the 202 to that answer. The schedule is fixed in advance, so that a slow
 * answer delays no later event (no coordinated omission). The first seconds warm up services and client and are printed apart.
 *
 * Usage: deploy/benchmark/freshness [events a second, default 100] [seconds, default 60] [seconds to warm up, default 30]
 * [searches a second, default one for each event]
 */
class Freshness {

    private static final Pattern POSITION = Pattern.compile("\"position\"\\s*:\\s*\"([^\"]+)\"");
    private static final int SESSIONS = 20;

    private final Connections ingest = new Connections(Suite.variable("THROUGHLINE_INGEST"), Suite.variable("THROUGHLINE_TOKEN"));
    private final Connections recall = new Connections(Suite.variable("THROUGHLINE_RECALL"), Suite.variable("THROUGHLINE_TOKEN"));
    private final String run = "freshness-" + System.currentTimeMillis();
    private final Queue<Double> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Double> recallable = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final int every;

    private Freshness(int every) {
        this.every = every;
    }

    public static void main(String[] arguments) throws InterruptedException {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        int searches = arguments.length > 3 ? Integer.parseInt(arguments[3]) : rate;
        if (searches < 1) {
            throw new IllegalArgumentException("Without a search nobody sees what is recallable: at least one a second");
        }
        int every = Math.max(1, rate / searches);
        System.out.println("Warming up");
        new Freshness(every).measure(rate, warmUp);
        System.out.println("Measuring");
        new Freshness(every).measure(rate, seconds);
        System.out.println("One event afterwards, which would wait for all that were left behind");
        new Freshness(1).measure(1, 1);
    }

    private void measure(int rate, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rate * seconds; i++) {
                LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
                int number = i;
                executor.submit(() -> follow(number));
            }
            executor.shutdown();
            executor.awaitTermination(30, TimeUnit.SECONDS);
        }
        System.out.printf("%d events at %d/s, %d searched for, %d failed%n", rate * seconds, rate, rate * seconds / every,
                failures.get());
        print("accepted (POST to 202)", accepted);
        print("recallable (202 to found)", recallable);
    }

    private void follow(int number) {
        try {
            long posted = System.nanoTime();
            String position = post(number);
            long acknowledged = System.nanoTime();
            accepted.add((acknowledged - posted) / 1e6);
            if (number % every != 0) {
                return;
            }
            if (isFound(number, position)) {
                recallable.add((System.nanoTime() - acknowledged) / 1e6);
            } else {
                failures.incrementAndGet();
            }
        } catch (IOException | IllegalStateException e) {
            if (failures.incrementAndGet() == 1) {
                System.err.println("The first failure: " + e);
            }
        }
    }

    private String post(int number) throws IOException {
        String body = """
                {"id":"%1$s-%2$d","session_id":"%1$s-%3$d","project":"%1$s","type":"prompt",
                 "data":{"text":"Note %2$d: the invoice total of order %2$d is rounded before the discount."}}"""
                .formatted(run, number, number % SESSIONS);
        var answer = ingest.post("/api/events", body);
        var position = POSITION.matcher(answer.body());
        if (answer.status() != 202 || !position.find()) {
            throw new IllegalStateException("ingest answered " + answer.status());
        }
        return position.group(1);
    }

    private boolean isFound(int number, String position) throws IOException {
        String query = "?kinds=passage&limit=5&project=" + run + "&q=" + Suite.encode("invoice total of order " + number)
                + "&after=" + Suite.encode(position);
        var answer = recall.get("/api/search" + query);
        return answer.status() == 200 && answer.body().contains("\"" + run + "-" + number + "\"");
    }

    private static void print(String name, Queue<Double> milliseconds) {
        double[] sorted = milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf("%-26s p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms%n", name,
                    sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)], Arrays.stream(sorted).max().orElse(0));
        }
    }
}
