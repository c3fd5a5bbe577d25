package dev.throughline.compression;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;

/** Takes the events out of records, and sets apart the records that hold none. */
final class EventReader {

    /** @param unreadable records that can never be handled */
    record Read(List<SessionEvent> events, List<ConsumerRecord<String, byte[]>> unreadable) {
    }

    private static final byte[] ESCAPED_NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);

    Read read(List<ConsumerRecord<String, byte[]>> records) {
        var events = new ArrayList<SessionEvent>(records.size());
        var unreadable = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var record : records) {
            var event = event(record.value());
            if (event == null) {
                unreadable.add(record);
            } else {
                events.add(event);
            }
        }
        return new Read(events, unreadable);
    }

    private static @Nullable SessionEvent event(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            var event = Json.read(withoutNul(value), SessionEvent.class);
            return isComplete(event) ? event : null;
        } catch (IOException e) {
            return null; // the dead letter holds the record itself
        }
    }

    /** JSON may hold what the other writer of the topic should not have sent; the record's own types do not say so. */
    @SuppressWarnings("ConstantValue")
    private static boolean isComplete(SessionEvent event) {
        return event != null && isText(event.tenantId()) && isText(event.sessionId()) && isText(event.id())
                && isText(event.ownerId()) && event.type() != null && event.occurredAt() != null
                && event.receivedAt() != null && event.source() != null;
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** PostgreSQL takes no NUL in a text. It is rare, so that the bytes are looked at before they are turned over. */
    private static byte[] withoutNul(byte[] json) {
        for (int at = 0; at <= json.length - ESCAPED_NUL.length; at++) {
            if (json[at] == '\\') {
                if (Arrays.equals(json, at, at + ESCAPED_NUL.length, ESCAPED_NUL, 0, ESCAPED_NUL.length)) {
                    System.arraycopy("\\ufffd".getBytes(StandardCharsets.US_ASCII), 0, json, at, ESCAPED_NUL.length);
                }
                at++; // an escaped backslash is no beginning of an escape
            }
        }
        return json;
    }
}
