package dev.throughline.recall.briefing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/**
 * Publishes what was told to whom. It never delays or fails a read: what Kafka does not take in time is dropped and counted.
 */
@Singleton
public class RecallReporter {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final ThreadPoolExecutor sender;
    private final Counter dropped;

    RecallReporter(@Identifier("default-kafka-broker") Map<String, Object> kafka, BriefingConfig config,
            MeterRegistry meters) {
        var settings = new HashMap<>(kafka);
        // a send may block while the topic is not known: on this class's own thread, and not for long
        settings.put("max.block.ms", "2000");
        settings.put("delivery.timeout.ms", "10000");
        settings.put("request.timeout.ms", "5000");
        settings.put("linger.ms", "50");
        settings.put("buffer.memory", "4194304");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        dropped = meters.counter("recalls.unreported");
        sender = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(config.waitingReports()),
                Thread.ofPlatform().daemon().name("recall-reporter").factory(), (report, pool) -> dropped.increment());
    }

    public void report(MemoryRecalled recalled) {
        report(() -> recalled);
    }

    /** @param recalled made after the answer, for what is costly to make */
    void report(Supplier<MemoryRecalled> recalled) {
        sender.execute(() -> send(recalled.get()));
    }

    @PreDestroy
    void stop() {
        sender.shutdown();
        producer.close(CLOSE_TIMEOUT);
    }

    private void send(MemoryRecalled recalled) {
        try {
            producer.send(new ProducerRecord<>(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled)),
                    (metadata, failure) -> count(failure));
        } catch (KafkaException e) {
            count(e);
        }
    }

    private void count(@Nullable Exception failure) {
        if (failure != null) {
            dropped.increment();
            Log.debugf(failure, "A recall was not reported topic=%s", Topics.MEMORY_RECALLED);
        }
    }
}
