package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.throughline.e2e.ServiceProcess;

/** A long time under load: nothing is lost, and nothing grows. {@code -Dsoak.minutes=} says how long. */
@Tag("soak")
class SoakTest {

    private static final int RATE = 200;
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final double MOST_GROWTH = 1.25;
    private static final long MOST_BYTES_MORE = 16 << 20;
    private static final long MOST_THREADS_MORE = 16;
    private static final long MOST_FILES_MORE = 48;
    private static final long MOST_CONNECTIONS_MORE = 8;

    private record Use(long heap, long threads, long openFiles) {

        static Use of(ServiceProcess service) {
            long heap = Footprint.liveHeap(service);
            var footprint = Footprint.of(service);
            return new Use(heap, footprint.threads(), footprint.openFiles());
        }
    }

    private final Stack stack = Stack.shared();

    @Test
    void nothingGrowsUnderLoad() throws SQLException {
        var load = Load.start(stack::client, "soak", RATE);
        passes(TIME.dividedBy(3)); // pools, caches and compilers have what they want
        Map<String, Use> before = use();
        long connectionsBefore = connections();

        passes(TIME.minus(TIME.dividedBy(3)));
        Map<String, Use> after = use();
        long connectionsAfter = connections();
        Sent sent = load.end();

        System.out.printf("SOAK %d minutes, %d events/s: connections %d -> %d%n", TIME.toMinutes(), RATE, connectionsBefore,
                connectionsAfter);
        before.forEach((service, use) -> System.out.printf("SOAK %s: %s -> %s%n", service, use, after.get(service)));
        assertThat(Census.of(stack, sent, "soak")).isEqualTo(Counts.exactly(sent.accepted()));
        before.forEach((service, use) -> hasNotGrown(service, use, after.get(service)));
        assertThat(connectionsAfter).isLessThanOrEqualTo(connectionsBefore + MOST_CONNECTIONS_MORE);
    }

    private static void hasNotGrown(String service, Use before, Use after) {
        assertThat(after.heap()).as("live heap of %s", service)
                .isLessThan((long) (before.heap() * MOST_GROWTH) + MOST_BYTES_MORE);
        assertThat(after.threads()).as("threads of %s", service).isLessThanOrEqualTo(before.threads() + MOST_THREADS_MORE);
        assertThat(after.openFiles()).as("open files of %s", service)
                .isLessThanOrEqualTo(before.openFiles() + MOST_FILES_MORE);
    }

    private Map<String, Use> use() {
        var use = new LinkedHashMap<String, Use>();
        stack.services().forEach((name, service) -> use.put(name, Use.of(service)));
        return use;
    }

    private long connections() throws SQLException {
        try (var connection = stack.database().connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname = 'throughline'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void passes(Duration time) {
        await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }
}
