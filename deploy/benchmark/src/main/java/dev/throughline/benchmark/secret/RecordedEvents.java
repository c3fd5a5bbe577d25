package dev.throughline.benchmark.secret;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/**
 * The records of sessions of any agent, whole as their files have them: more text than becomes an event. A record a line,
 * or in one document a list of messages.
 */
final class RecordedEvents {

    private static final int GZIP_MAGIC = 0x1f;

    private RecordedEvents() {
    }

    static void in(Path folder, Consumer<ObjectNode> events) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.getFileName().toString().matches(".*\\.jsonl?(?:\\.gz)?")).sorted()
                    .forEach(file -> read(file, events));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder cannot be read: " + folder, e);
        }
    }

    private static void read(Path file, Consumer<ObjectNode> events) {
        try (InputStream stream = open(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (file.getFileName().toString().contains(".jsonl")) {
                text.lines().filter(line -> !line.isBlank()).forEach(line -> split(record(line), events));
            } else {
                split(Json.mapper().readTree(text), events);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be read: " + file, e);
        }
    }

    /** A line that is no JSON is looked at as a text. */
    private static JsonNode record(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode().put("line", line);
        }
    }

    private static void split(JsonNode document, Consumer<ObjectNode> events) {
        if (document.path("messages").isArray()) {
            document.path("messages").forEach(message -> split(message, events));
        } else if (document instanceof ObjectNode event) {
            events.accept(event);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file));
        stream.mark(1);
        int first = stream.read();
        stream.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(stream) : stream;
    }
}
