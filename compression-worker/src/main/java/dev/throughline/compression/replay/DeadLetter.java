package dev.throughline.compression.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What is known of a dead letter without its content, which may be another tenant's.
 *
 * @param topic from which it came
 * @param partition of that topic; "" where it is not told
 * @param offset in that partition; "" where it is not told
 * @param cause the class of the fault, "" where there was none
 * @param at when it was put aside
 */
public record DeadLetter(String topic, String partition, String offset, String reason, String cause, Instant at, int bytes) {

    static DeadLetter of(String topic, ConsumerRecord<String, byte[]> letter) {
        return new DeadLetter(topic, header(letter, "throughline-partition"), header(letter, "throughline-offset"),
                header(letter, "throughline-reason"), header(letter, "throughline-cause"),
                Instant.ofEpochMilli(letter.timestamp()), letter.value() == null ? 0 : letter.value().length);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
