package dev.throughline.benchmark.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.benchmark.Comparison;
import dev.throughline.benchmark.load.Load;
import dev.throughline.benchmark.stack.StackFolder;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.ingest.publish.LiveSettings;

/**
 * How many events ingest-service takes in a second as batches of lines, beside a producer in this process with the same
 * settings that sends records of the same size.
 *
 * <p>
 * Usage: {@code intake-batch [ROUNDS] [SECONDS]}
 */
public final class BatchIntakeSpeed {

    private static final int CONNECTIONS = 8;
    private static final int BATCH = 500;
    private static final int EVENT_BYTES = 1024;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final double GOAL = 0.60;

    private BatchIntakeSpeed() {
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var time = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8);
        Map<String, Object> connection = Map.of("bootstrap.servers", StackFolder.ofScript().kafka());
        try (var producer = new KafkaProducer<String, byte[]>(LiveSettings.of(connection)); var product = load()) {
            produce(producer, WARM_UP);
            product.run(WARM_UP);
            var rates = new Comparison("events/s");
            for (int round = 0; round < rounds; round++) {
                double ceiling = produce(producer, time);
                var measured = product.run(time);
                System.err.printf("round %d: producer %,.0f, ingest-service %,.0f events/s, p50 %.0f ms, p99 %.0f ms%n",
                        round + 1, ceiling, measured.eventsPerSecond(), measured.milliseconds().median(),
                        measured.milliseconds().at(0.99));
                rates.add(ceiling, measured.eventsPerSecond());
            }
            rates.print("batches of " + BATCH + " lines of " + EVENT_BYTES + " bytes, " + CONNECTIONS + " connections",
                    "producer in one process", "ingest-service", GOAL);
        }
    }

    /** Records a second, all of them acknowledged. */
    private static double produce(Producer<String, byte[]> producer, Duration time) throws IOException {
        var acknowledged = new LongAdder();
        byte[][] values = new byte[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            values[i] = record(i);
        }
        long began = System.nanoTime();
        for (int sent = 0; System.nanoTime() - began < time.toNanos(); sent++) {
            int session = sent / BATCH % CONNECTIONS;
            producer.send(new ProducerRecord<>(Lane.LIVE.topic(), "benchmark/producer-" + session, values[sent % BATCH]),
                    (metadata, failure) -> {
                        if (failure == null) {
                            acknowledged.increment();
                        }
                    });
        }
        producer.flush();
        return acknowledged.sum() * 1e9 / (System.nanoTime() - began);
    }

    /** An event as large as ingest-service makes it. */
    private static byte[] record(int number) throws IOException {
        var event = (ObjectNode) Json.mapper()
                .readTree(new String(Template.event("producer", EVENT_BYTES, number), StandardCharsets.US_ASCII));
        event.put("tenant_id", "benchmark").put("owner_id", "administrator").put("occurred_at", "2026-01-01T00:00:00.000000Z")
                .put("received_at", "2026-01-01T00:00:00.000000Z").put("source", "api").put("machine", "this-machine")
                .put("is_private", false).put("occurrence", 0);
        return Json.bytes(event);
    }

    private static Load load() throws IOException {
        var ingest = URI.create(StackFolder.variable("THROUGHLINE_INGEST", "http://127.0.0.1:9000"));
        String token = StackFolder.variable("THROUGHLINE_TOKEN", "");
        return Load.on(ingest, IntStream.range(0, CONNECTIONS).mapToObj(
                i -> Template.of(ingest, token, "intake-batch-" + System.nanoTime() + "-" + i, BATCH, EVENT_BYTES)).toList(),
                BATCH);
    }
}
