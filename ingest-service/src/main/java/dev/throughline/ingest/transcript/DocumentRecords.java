package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.JsonPlace;

/**
 * The records of a file that is one JSON object: its head, and the elements of its {@code messages}, one at a time. A fault
 * in the JSON ends the file.
 */
final class DocumentRecords implements RecordReader {

    private static final String MESSAGES = "messages";

    private final JsonParser parser;
    private final int mostBytes;
    private ObjectNode head = JsonNodeFactory.instance.objectNode();
    private int index = -1;
    private boolean isInMessages;
    private boolean isAtEnd;

    DocumentRecords(InputStream stream, int mostBytes) throws IOException {
        this.parser = Json.mapper().createParser(stream);
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        if (isAtEnd) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(isInMessages ? message() : field());
        } catch (JsonProcessingException e) {
            isAtEnd = true;
            return Optional.of(new Entry.Unusable(++index, "is not JSON" + JsonPlace.inLine(e)));
        }
    }

    private @Nullable Entry message() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            isInMessages = false;
            return field();
        }
        return built(BoundedTree.read(parser, mostBytes));
    }

    /** Goes on through the head to the messages or to its end. */
    private @Nullable Entry field() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            token = parser.nextToken();
        }
        for (; token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(MESSAGES)) {
                isInMessages = true;
                return head();
            }
            JsonNode value = BoundedTree.read(parser, mostBytes).value();
            head.set(name, value);
        }
        isAtEnd = true;
        return token == JsonToken.END_OBJECT || token == null ? head.isEmpty() ? null : head()
                : new Entry.Unusable(++index, "is no JSON object");
    }

    private Entry head() {
        var read = new Entry.Usable(++index, head, 0);
        head = JsonNodeFactory.instance.objectNode();
        return read;
    }

    private Entry built(BoundedTree tree) {
        index++;
        if (tree.isTooLarge()) {
            return new Entry.Unusable(index, "is larger than a message may be");
        }
        return tree.value() instanceof ObjectNode message ? new Entry.Usable(index, message, tree.bytes())
                : new Entry.Unusable(index, "is no JSON object");
    }
}
