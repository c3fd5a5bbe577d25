import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From accepted to seen: posts single actions at a steady rate while subscribers listen to all that happens, and takes the
 * time from each 202 to the message at each subscriber. The schedule is fixed in advance, so that a slow answer delays no
 * later event (no coordinated omission). The first seconds warm up and are printed apart. With {@code --idle} it opens
 * subscribers to whom nothing happens, and prints the heap of recall-service with and without them.
 *
 * Usage: deploy/benchmark/live [events a second, default 200] [seconds, default 60] [subscribers, default 10] [warm-up, 30]
 *        deploy/benchmark/live --idle [subscribers, default 5000]
 */
class Live {

    private static final Pattern EVENT = Pattern.compile("\"event_id\"\\s*:\\s*\"([^\"]+)\"");
    private static final int SESSIONS = 20;
    private static final int OPENED_AT_ONCE = 100;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final String ingest = Suite.variable("THROUGHLINE_INGEST");
    private final String recall = Suite.variable("THROUGHLINE_RECALL");
    private final String token = Suite.variable("THROUGHLINE_TOKEN");
    private final String run = "live-" + System.currentTimeMillis();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();
    private final Queue<Double> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger summaries = new AtomicInteger();

    private record Sight(String event, long at) {
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments.length > 0 && arguments[0].equals("--idle")) {
            new Live().measureIdle(number(arguments, 1, 5_000));
            return;
        }
        int rate = number(arguments, 0, 200);
        int subscribers = number(arguments, 2, 10);
        System.out.println("Warming up");
        new Live().measure(rate, number(arguments, 3, 30), subscribers);
        System.out.println("Measuring");
        new Live().measure(rate, number(arguments, 1, 60), subscribers);
    }

    private void measure(int rate, int seconds, int subscribers) throws InterruptedException {
        var sockets = subscribe(subscribers, run + "-all", "");
        int events = rate * seconds;
        post(rate, events);
        long wanted = (long) acknowledged.size() * subscribers;
        for (int i = 0; i < 300 && sights.size() < wanted; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        sockets.forEach(WebSocket::abort);
        System.out.printf("%d actions at %d/s, %d subscribers: %d of %d seen, %d summaries, %d failed%n", events, rate,
                subscribers, sights.size(), wanted, summaries.get(), failures.get());
        print("accepted (POST to 202)", accepted.stream());
        print("seen (202 to message)", sights.stream().filter(sight -> acknowledged.containsKey(sight.event()))
                .map(sight -> Math.max(0, (sight.at() - acknowledged.get(sight.event())) / 1e6)));
    }

    private void measureIdle(int subscribers) throws InterruptedException, IOException {
        long before = usedHeap();
        long begun = System.nanoTime();
        var sockets = subscribe(subscribers, run, ",\"session\":\"" + run + "-that-never-is\"");
        double seconds = (System.nanoTime() - begun) / 1e9;
        long after = usedHeap();
        System.out.printf("%d idle subscribers, connected in %.1f s%n", sockets.size(), seconds);
        System.out.printf("heap of recall-service in use: %d MiB before, %d MiB with them (%.1f KiB each)%n", before >> 20,
                after >> 20, (after - before) / 1024.0 / Math.max(1, sockets.size()));
        sockets.forEach(WebSocket::abort);
    }

    private void post(int rate, int events) throws InterruptedException {
        long start = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < events; i++) {
                LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
                int number = i;
                executor.submit(() -> post(number));
            }
        }
    }

    private void post(int number) {
        String id = run + "-" + number;
        String body = """
                {"id":"%1$s","session_id":"%2$s-%3$d","project":"live-benchmark","type":"action",
                 "data":{"type":"file_edit","path":"src/Order%4$d.java"}}"""
                .formatted(id, run, number % SESSIONS, number);
        try {
            long posted = System.nanoTime();
            var answer = client.send(request(ingest + "/api/events").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding());
            long now = System.nanoTime();
            if (answer.statusCode() != 202) {
                throw new IOException("ingest answered " + answer.statusCode());
            }
            acknowledged.put(id, now);
            accepted.add((now - posted) / 1e6);
        } catch (IOException e) {
            if (failures.incrementAndGet() == 1) {
                System.err.println("The first failure: " + e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once all of them are connected. */
    private Queue<WebSocket> subscribe(int subscribers, String name, String interest) throws InterruptedException {
        var sockets = new ConcurrentLinkedQueue<WebSocket>();
        String message = "{\"type\":\"subscribe\",\"token\":\"" + token + "\"" + interest + "}";
        for (int opened = 0; opened < subscribers; opened += OPENED_AT_ONCE) {
            int batch = Math.min(OPENED_AT_ONCE, subscribers - opened);
            var connected = new CountDownLatch(batch);
            for (int i = 0; i < batch; i++) {
                client.newWebSocketBuilder().buildAsync(URI.create(recall.replaceFirst("^http", "ws") + "/api/live"),
                        new Subscriber(connected)).thenCompose(socket -> {
                            sockets.add(socket);
                            return socket.sendText(message, true);
                        }).exceptionally(failure -> {
                            System.err.println("A subscriber was not let in: " + failure.getMessage());
                            return null;
                        });
            }
            if (!connected.await(30, TimeUnit.SECONDS)) {
                System.err.printf("%d subscribers of %s were not let in%n", connected.getCount(), name);
                System.exit(1);
            }
        }
        return sockets;
    }

    /** Notes when it sees what. */
    private final class Subscriber implements WebSocket.Listener {

        private final CountDownLatch connected;
        private final StringBuilder partial = new StringBuilder();

        Subscriber(CountDownLatch connected) {
            this.connected = connected;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            partial.append(data);
            if (isLast) {
                take(partial.toString(), System.nanoTime());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            System.err.println("A subscriber was sent away: " + code + " " + reason);
            return null;
        }

        private void take(String message, long at) {
            var event = EVENT.matcher(message);
            if (message.startsWith("{\"type\":\"connected\"")) {
                connected.countDown();
            } else if (message.startsWith("{\"type\":\"summary\"")) {
                summaries.incrementAndGet();
            } else if (event.find() && event.group(1).startsWith(run)) {
                sights.add(new Sight(event.group(1), at));
            }
        }
    }

    /** After a collection that the metrics' reading itself does not force: the least of several looks. */
    private long usedHeap() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            String metrics = client.send(request(recall + "/q/metrics").GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            least = Math.min(least, (long) metrics.lines().filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum());
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return least;
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void print(String name, Stream<Double> milliseconds) {
        double[] sorted = milliseconds.mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf("%-26s p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms%n", name, sorted[sorted.length / 2],
                    sorted[(int) (sorted.length * 0.99)], Arrays.stream(sorted).max().orElse(0));
        }
    }
}
