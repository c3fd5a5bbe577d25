package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.JsonPlace;

/** The records of a file that has one in each line. */
final class LineRecords implements RecordReader {

    private final LineReader lines;
    /** What is large in a record and never part of an event: it is skipped over, never built. */
    private final Set<String> unusedFields;
    private int line = -1;

    LineRecords(LineReader lines, Set<String> unusedFields) {
        this.lines = lines;
        this.unusedFields = unusedFields;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        while (lines.next()) {
            line++;
            if (!lines.isBlank()) {
                return Optional.of(entry());
            }
        }
        return Optional.empty();
    }

    private Entry entry() {
        if (lines.isTooLong()) {
            return new Entry.Unusable(line, "is longer than a line may be");
        }
        try (JsonParser parser = Json.mapper().createParser(lines.bytes(), 0, lines.length())) {
            return parser.nextToken() == JsonToken.START_OBJECT ? new Entry.Usable(line, usedFields(parser), lines.length())
                    : new Entry.Unusable(line, "is no JSON object");
        } catch (JsonProcessingException e) {
            return new Entry.Unusable(line, "is not JSON" + JsonPlace.inLine(e));
        } catch (IOException e) {
            return new Entry.Unusable(line, "is not JSON in UTF-8");
        }
    }

    private ObjectNode usedFields(JsonParser parser) throws IOException {
        ObjectNode used = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (unusedFields.contains(field)) {
                parser.skipChildren();
            } else {
                JsonNode value = Json.mapper().readTree(parser);
                used.set(field, value);
            }
        }
        return used;
    }
}
