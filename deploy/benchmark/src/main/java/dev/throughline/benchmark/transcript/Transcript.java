package dev.throughline.benchmark.transcript;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/**
 * A session's file.
 *
 * @param text the file as it is, one record a line
 * @param lines its records in their order, without the lines that are no JSON object
 */
public record Transcript(String name, String text, List<Line> lines) {

    private static final int GZIP_MAGIC = 0x1f;

    /** A record and its size. */
    public record Line(ObjectNode json, int bytes) {
    }

    /** All sessions of Claude Code under a folder, by their names; what a file is, its records say. */
    public static List<Transcript> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().contains(".jsonl"))
                    .sorted().map(file -> read(file, folder)).filter(Transcript::isOfClaudeCode).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder cannot be read: " + folder, e);
        }
    }

    /** The folder in which the session's agent works, "" where no record says it. */
    public String folder() {
        return lines.stream().map(line -> line.json().path("cwd").asText()).filter(folder -> !folder.isBlank()).findFirst()
                .orElse("");
    }

    /** The session as it was before this line, counted from 0. */
    public Transcript before(int line) {
        return new Transcript(name, "", lines.subList(0, line));
    }

    private boolean isOfClaudeCode() {
        return lines.stream().map(Line::json).anyMatch(record -> record.path("sessionId").isTextual()
                && record.path("message").isObject()
                && (record.path("type").asText().equals("user") || record.path("type").asText().equals("assistant")));
    }

    private static Transcript read(Path file, Path folder) {
        try (InputStream stream = open(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var lines = new ArrayList<Line>();
            for (String line : text.split("\n")) {
                add(lines, line);
            }
            return new Transcript(folder.relativize(file).toString(), text, List.copyOf(lines));
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be read: " + file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file));
        stream.mark(1);
        int first = stream.read();
        stream.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(stream) : stream;
    }

    private static void add(List<Line> lines, String line) {
        try {
            JsonNode json = Json.mapper().readTree(line);
            if (json instanceof ObjectNode object) {
                lines.add(new Line(object, line.length()));
            }
        } catch (JsonProcessingException e) {
            // the importer passes over such a line too
        }
    }
}
