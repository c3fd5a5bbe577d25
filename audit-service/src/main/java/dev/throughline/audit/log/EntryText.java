package dev.throughline.audit.log;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * An entry as the bytes that are hashed: one line of JSON with the fields in this order and no white space, absent ones left
 * out, the time with six digits after the second. Made anew from the row whenever it is needed, so that no column can be
 * changed apart from it.
 */
final class EntryText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private EntryText() {
    }

    /** @param sequence the entry's place, which is hashed too: an entry that was moved is not the same */
    static String of(NewEntry entry, long sequence) {
        var text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writePlace(json, entry, sequence);
            writeActor(json, entry.actor());
            writeDeed(json, entry);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail", e);
        }
        return text.toString();
    }

    /** The text in UTF-8. */
    static byte[] bytes(NewEntry entry, long sequence) {
        return of(entry, sequence).getBytes(StandardCharsets.UTF_8);
    }

    private static void writePlace(JsonGenerator json, NewEntry entry, long sequence) throws IOException {
        json.writeStringField("tenant_id", entry.actor().tenantId());
        json.writeNumberField("sequence", sequence);
        json.writeStringField("id", entry.id().toString());
        json.writeStringField("occurred_at", time(entry.occurredAt()));
    }

    private static void writeActor(JsonGenerator json, Actor actor) throws IOException {
        json.writeStringField("actor_id", actor.id());
        writePresent(json, "token_id", actor.tokenId());
        writePresent(json, "machine", actor.machine());
        writePresent(json, "address", actor.address());
    }

    private static void writeDeed(JsonGenerator json, NewEntry entry) throws IOException {
        json.writeStringField("action", entry.action());
        json.writeStringField("subject", entry.subject());
        json.writeStringField("outcome", entry.outcome().wireName());
        writePresent(json, "reason", entry.reason());
        json.writeFieldName("details");
        json.writeRawValue(entry.details());
    }

    private static void writePresent(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }
}
