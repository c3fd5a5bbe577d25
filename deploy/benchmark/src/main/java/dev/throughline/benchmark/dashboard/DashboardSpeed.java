package dev.throughline.benchmark.dashboard;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import dev.throughline.benchmark.Quantiles;
import dev.throughline.benchmark.million.RunningStack;
import dev.throughline.benchmark.million.RunningStack.Took;
import dev.throughline.benchmark.stack.StackFolder;

/**
 * Fills an empty local stack with sessions of many events each, and measures every page of the dashboard.
 *
 * <p>
 * Usage: {@code dashboard [SESSIONS] [EVENTS of each]}
 */
public final class DashboardSpeed {

    private static final int REQUESTS = 300;
    private static final int WARM_UP = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String MEMORY = """
            SELECT id
            FROM memory.memory
            WHERE compressor = 'benchmark' AND kind = 'decision'
            LIMIT 200
            """;

    private final RunningStack stack;
    private final int sessions;
    private final List<String> memories = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(7);

    private DashboardSpeed(RunningStack stack, int sessions) {
        this.stack = stack;
        this.sessions = sessions;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        var stack = new RunningStack(StackFolder.ofScript());
        LargeStore.fill(stack, sessions, events);
        System.out.printf("%,d sessions with %,d events each; in the service, ms%n", sessions, events);
        var speed = new DashboardSpeed(stack, sessions);
        speed.awaitIndex();
        speed.readMemories();
        speed.measure();
    }

    private void awaitIndex() throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (stack.metric("index_memories") < 10.0 * sessions || stack.metric("index_lag") > 0) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("The index has not come so far in " + PATIENCE);
            }
            Thread.sleep(POLL);
        }
    }

    private void readMemories() throws SQLException, IOException {
        try (var connection = stack.database(); var rows = connection.createStatement().executeQuery(MEMORY)) {
            while (rows.next()) {
                memories.add(rows.getString(1));
            }
        }
    }

    private void measure() throws IOException, InterruptedException {
        System.out.printf("%-44s %8s %8s %8s %8s%n", "", "p50", "p95", "p99", "most");
        for (var page : pages().entrySet()) {
            ask(page.getValue(), WARM_UP);
            var took = Quantiles.of(ask(page.getValue(), REQUESTS).stream().map(Took::server).toList());
            System.out.printf("%-44s %8.1f %8.1f %8.1f %8.1f%n", page.getKey(), took.median(), took.at(0.95), took.at(0.99),
                    took.at(1));
        }
    }

    private Map<String, Supplier<String>> pages() {
        var pages = new LinkedHashMap<String, Supplier<String>>();
        pages.put("/", () -> "/");
        pages.put("/sessions", () -> "/sessions");
        pages.put("/sessions?project=", () -> "/sessions?project=" + RunningStack.encode(project()));
        pages.put("/sessions?q=", () -> "/sessions?q=pricing+of+carts");
        pages.put("/sessions/{id}", this::session);
        pages.put("/sessions/{id}?view=events", () -> session() + "?view=events&from=" + (2 + random.nextInt(900)));
        pages.put("/sessions/{id}?view=events&kind=responses", () -> session() + "?view=events&kind=responses");
        pages.put("/sessions/{id}?view=recalled", () -> session() + "?view=recalled");
        pages.put("/projects", () -> "/projects");
        pages.put("/projects/{key}", () -> "/projects/" + project());
        pages.put("/memories?q=", () -> "/memories?q=what+is+remembered+of+carts");
        pages.put("/memories/{id}", () -> "/memories/" + memories.get(random.nextInt(memories.size())));
        pages.put("/machines", () -> "/machines");
        return pages;
    }

    private List<Took> ask(Supplier<String> address, int requests) throws IOException, InterruptedException {
        var took = new ArrayList<Took>(requests);
        for (int i = 0; i < requests; i++) {
            took.add(stack.ask(address.get()));
        }
        return took;
    }

    private String session() {
        return "/sessions/dashboard-" + random.nextInt(sessions);
    }

    private String project() {
        return "github.com/example/dashboard-" + random.nextInt(LargeStore.PROJECTS);
    }
}
