package dev.throughline.benchmark.intake;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.throughline.benchmark.Comparison;
import dev.throughline.benchmark.Quantiles;
import dev.throughline.benchmark.load.Load;
import dev.throughline.benchmark.stack.StackFolder;

/**
 * How many single events ingest-service takes in a second, beside a bare server with the same virtual machine and the same
 * producer.
 *
 * <p>
 * Usage: {@code intake [ROUNDS] [SECONDS]}
 */
public final class IntakeSpeed {

    private static final int CONNECTIONS = 64;
    private static final int EVENT_BYTES = 1024;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final double GOAL = 0.70;
    private static final double GOAL_OF_P99 = 2;

    private IntakeSpeed() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var time = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8);
        var jar = Path.of(System.getProperty("throughline.bare-server", ""));
        var ingest = URI.create(StackFolder.variable("THROUGHLINE_INGEST", "http://127.0.0.1:9000"));
        try (var bareServer = BareServer.start(StackFolder.ofScript(), jar);
                var bare = load(bareServer.address());
                var product = load(ingest)) {
            bare.run(WARM_UP);
            product.run(WARM_UP);
            measure(bare, product, rounds, time);
        }
    }

    private static void measure(Load bare, Load product, int rounds, Duration time) throws IOException {
        var rates = new Comparison("events/s");
        var bareTimes = new ArrayList<Quantiles>();
        var productTimes = new ArrayList<Quantiles>();
        long loadTime = processorTime();
        long began = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            var ofBare = bare.run(time);
            var ofProduct = product.run(time);
            System.err.printf("round %d: bare %,.0f, ingest-service %,.0f events/s%n", round + 1, ofBare.eventsPerSecond(),
                    ofProduct.eventsPerSecond());
            rates.add(ofBare.eventsPerSecond(), ofProduct.eventsPerSecond());
            bareTimes.add(ofBare.milliseconds());
            productTimes.add(ofProduct.milliseconds());
        }
        double share = (processorTime() - loadTime) / (double) (System.nanoTime() - began);
        rates.print("single events of " + EVENT_BYTES + " bytes, " + CONNECTIONS + " connections", "bare server",
                "ingest-service", GOAL);
        printTimes(bareTimes, productTimes);
        System.out.printf("%nThe load generator took %.2f of a core.%n", share);
    }

    private static void printTimes(List<Quantiles> bare, List<Quantiles> product) {
        double bareP99 = median(bare, 0.99);
        double productP99 = median(product, 0.99);
        System.out.printf("%n| latency, median of the rounds | p50 | p99 |%n|---|---:|---:|%n");
        System.out.printf("| bare server | %.2f ms | %.2f ms |%n", median(bare, 0.5), bareP99);
        System.out.printf("| ingest-service | %.2f ms | %.2f ms |%n", median(product, 0.5), productP99);
        System.out.printf("| ratio (goal for p99: at most %.1f) | %.2f | %.2f |%n", GOAL_OF_P99,
                median(product, 0.5) / median(bare, 0.5), productP99 / bareP99);
    }

    private static double median(List<Quantiles> rounds, double share) {
        return Quantiles.of(rounds.stream().map(round -> round.at(share)).toList()).median();
    }

    private static Load load(URI address) throws IOException {
        String token = StackFolder.variable("THROUGHLINE_TOKEN", "");
        return Load.on(address, IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> Template.of(address, token, "intake-" + System.nanoTime() + "-" + i, 1, EVENT_BYTES)).toList(),
                1);
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
