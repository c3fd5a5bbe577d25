package dev.throughline.benchmark.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import dev.throughline.benchmark.Comparison;
import dev.throughline.benchmark.DataFolder;
import dev.throughline.benchmark.stack.StackFolder;

/**
 * How many events compression-worker stores in a second, beside COPY of the same event rows: real sessions lie in Kafka, and
 * the clock runs from the moment in which the worker may begin to its last commit.
 *
 * <p>
 * Usage: {@code worker [--events N] [--at-once SESSIONS] [--rounds N] [--stored EVENTS] [FOLDER]}
 */
public final class WorkerSpeed {

    private static final double GOAL = 0.30;
    private static final int CHUNK = 20_000;

    private final RetoldSessions sessions;
    private final EventTopic topic;
    private final WorkerTables tables;
    private final String run = "bench-" + System.currentTimeMillis();
    private int tenants;

    private WorkerSpeed(RetoldSessions sessions, EventTopic topic, WorkerTables tables) {
        this.sessions = sessions;
        this.topic = topic;
        this.tables = tables;
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        int events = option(rest, "--events", CHUNK);
        int atOnce = option(rest, "--at-once", 20);
        int rounds = option(rest, "--rounds", 5);
        int stored = option(rest, "--stored", CHUNK);
        Path folder = rest.isEmpty() ? DataFolder.named("transcripts") : Path.of(rest.remove());
        var stack = StackFolder.ofScript();
        try (var topic = new EventTopic(stack.kafka()); var tables = WorkerTables.of(stack)) {
            var sessions = RetoldSessions.of(folder, atOnce);
            var speed = new WorkerSpeed(sessions, topic, tables);
            speed.fill(stored);
            speed.measure(events, rounds, "%,d events of %d real sessions, %d at once, in a store of %,d".formatted(events,
                    sessions.sessions(), atOnce, stored));
        }
    }

    /** Warms the worker up too. */
    private void fill(int stored) throws SQLException, InterruptedException, IOException {
        for (int left = stored; left > 0; left -= CHUNK) {
            int events = Math.min(CHUNK, left);
            double rate = play(nextTenant(), events);
            System.err.printf("%,d of %,d stored, the last %,d at %,.0f events/s%n", stored - left + events, stored, events,
                    rate);
        }
        tables.deleteCopies();
    }

    private void measure(int events, int rounds, String title) throws SQLException, IOException, InterruptedException {
        var comparison = new Comparison("rows/s");
        String tenant = "";
        for (int round = 0; round < rounds; round++) {
            tenant = nextTenant();
            double worker = play(tenant, events);
            byte[] rows = tables.rows(tenant);
            double copy = copy(rows);
            System.err.printf("round %d: worker %,.0f, COPY %,.0f rows/s (%,d bytes a row)%n", round + 1, worker, copy,
                    rows.length / events);
            comparison.add(copy, worker);
            tables.deleteCopies();
        }
        comparison.print(title, "COPY of the event rows alone", "compression-worker, from Kafka to committed rows", GOAL);
        System.out.printf("%nRows of one round: %s%n", tables.counts(tenant));
    }

    /** Events a second. */
    private double play(String tenant, int events) throws SQLException, InterruptedException {
        long before = tables.done();
        tables.hold();
        sessions.tell(tenant, events, topic::send);
        topic.awaitSent();
        long began = System.nanoTime();
        tables.release();
        tables.awaitDone(before + events);
        return rate(events, began);
    }

    private double copy(byte[] rows) throws SQLException, IOException {
        long began = System.nanoTime();
        return rate(tables.copy(rows), began);
    }

    private static double rate(long rows, long began) {
        return rows * 1e9 / (System.nanoTime() - began);
    }

    private String nextTenant() {
        return run + "-" + tenants++;
    }

    private static int option(Deque<String> arguments, String name, int otherwise) {
        if (!arguments.contains(name)) {
            return otherwise;
        }
        var rest = new ArrayDeque<String>();
        int value = otherwise;
        while (!arguments.isEmpty()) {
            String argument = arguments.remove();
            if (argument.equals(name)) {
                value = Integer.parseInt(arguments.remove());
            } else {
                rest.add(argument);
            }
        }
        arguments.addAll(rest);
        return value;
    }
}
