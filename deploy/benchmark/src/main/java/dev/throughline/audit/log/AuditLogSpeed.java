package dev.throughline.audit.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;

import dev.throughline.benchmark.Quantiles;
import dev.throughline.benchmark.Scratch;
import dev.throughline.local.infrastructure.EmbeddedDatabase;

/**
 * How many entries a second the log takes, beside the same rows without a tree, and how long a proof takes in the log that
 * came of it: in a PostgreSQL of its own, by the service's own classes.
 */
public final class AuditLogSpeed {

    private static final int BATCH = 500;
    private static final int WARM_UP = 20;
    private static final int PROOFS = 1_000;
    private static final int MOST_PLAIN = 200_000;

    private AuditLogSpeed() {
    }

    /** @param arguments how many entries; 1,000,000 when absent */
    public static void main(String[] arguments) throws IOException, SQLException {
        int entries = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        String password = UUID.randomUUID().toString();
        var vertx = Vertx.vertx();
        try (var scratch = Scratch.create();
                var database = EmbeddedDatabase.start(scratch.folder().resolve("postgres"), freePort(), password);
                var ledger = MeasuredLedger.open(database, password, vertx,
                        new Appender(new EntryStore(), new TreeStore(), new SimpleMeterRegistry()))) {
            measure(ledger, entries);
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static void measure(MeasuredLedger ledger, int entries) {
        ledger.append("warm-up", WARM_UP * BATCH, BATCH);
        ledger.insertPlainly("warm-up", WARM_UP * BATCH, BATCH);
        int plain = Math.min(entries, MOST_PLAIN);
        print("| | entries/s |\n|---|---:|");
        print("| the same rows without a tree, %,d of them | %,.0f |", plain,
                rate(plain, () -> ledger.insertPlainly("measured", plain, BATCH)));
        print("| appended, %,d of them | %,.0f |", entries, rate(entries, () -> ledger.append("measured", entries, BATCH)));
        ledger.prove("measured", 1, entries);
        Quantiles proofs = proofs(ledger, entries);
        print("\n| Inclusion proof in a log of | p50 | p99 | largest |\n|---|---:|---:|---:|");
        print("| %,d entries | %.2f ms | %.2f ms | %.2f ms |", entries, proofs.median(), proofs.at(0.99), proofs.at(1));
    }

    private static Quantiles proofs(MeasuredLedger ledger, int entries) {
        var random = new Random(42); // the same entries in every run
        var milliseconds = new ArrayList<Double>();
        for (int i = 0; i < PROOFS + WARM_UP; i++) {
            long sequence = 1 + random.nextInt(entries);
            long begin = System.nanoTime();
            ledger.prove("measured", sequence, entries);
            if (i >= WARM_UP) {
                milliseconds.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return Quantiles.of(milliseconds);
    }

    private static double rate(int entries, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return entries * 1e9 / (System.nanoTime() - begin);
    }

    private static void print(String format, Object... values) {
        System.out.println(values.length == 0 ? format : format.formatted(values));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
