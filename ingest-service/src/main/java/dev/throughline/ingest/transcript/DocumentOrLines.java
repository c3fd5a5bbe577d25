package dev.throughline.ingest.transcript;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/** Tells the two forms of a file apart: one JSON object, or, in later versions, its head in the first line. */
final class DocumentOrLines {

    private static final int MOST_HEAD_BYTES = 64 * 1024;

    private DocumentOrLines() {
    }

    static RecordReader records(InputStream stream, int mostBytes) throws IOException {
        var buffered = new BufferedInputStream(stream, MOST_HEAD_BYTES);
        buffered.mark(MOST_HEAD_BYTES);
        byte[] start = buffered.readNBytes(MOST_HEAD_BYTES);
        buffered.reset();
        return isHeadAlone(firstLine(start)) ? new LineRecords(new LineReader(buffered, mostBytes), Set.of())
                : new DocumentRecords(buffered, mostBytes);
    }

    private static byte[] firstLine(byte[] start) {
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(start, end);
    }

    private static boolean isHeadAlone(byte[] line) {
        try {
            JsonNode head = Json.mapper().readTree(line);
            return head != null && head.isObject() && !head.has("messages");
        } catch (IOException e) {
            return false; // a line of a document that is spread over many, or the beginning of a long one
        }
    }
}
