package dev.throughline.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;

/** The Kafka client's settings for a lane, on top of what the operator set for the connection. */
final class ProducerSettings {

    private static final int FRAMING_BYTES = 32 * 1024;
    private static final Duration LIVE_LINGER = Duration.ofMillis(1);
    private static final Duration IMPORT_LINGER = Duration.ofMillis(5);
    private static final int LIVE_BATCH_BYTES = 64 * 1024;
    private static final int IMPORT_BATCH_BYTES = 512 * 1024;

    private ProducerSettings() {
    }

    static Map<String, Object> of(Lane lane, Map<String, Object> connection, PublishConfig config) {
        boolean live = lane == Lane.LIVE;
        Duration linger = live ? LIVE_LINGER : IMPORT_LINGER;
        Duration delivery = live ? config.deliveryTimeout() : config.importDeliveryTimeout();
        var settings = new HashMap<String, Object>(connection);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service-" + lane.name().toLowerCase(Locale.ROOT));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) linger.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, live ? LIVE_BATCH_BYTES : IMPORT_BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytes());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES + FRAMING_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (live ? config.blockTimeout() : delivery).toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) delivery.minus(linger).toMillis());
        // a broker that comes back is found again soon, not after the default's growing pauses
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2000);
        return settings;
    }
}
