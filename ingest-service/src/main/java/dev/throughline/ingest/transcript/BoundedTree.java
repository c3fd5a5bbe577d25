package dev.throughline.ingest.transcript;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;

import dev.throughline.common.json.Json;

/**
 * One value of a document. Of a value that is larger than allowed nothing is kept, and the parser stands at its end.
 *
 * @param value null in JSON's sense when it was too large
 * @param bytes what it takes in memory, roughly
 */
record BoundedTree(JsonNode value, int bytes, boolean isTooLarge) {

    private static final int BYTES_OF_A_TOKEN = 16;

    /** Reads the value at which the parser stands. */
    static BoundedTree read(JsonParser parser, int mostBytes) throws IOException {
        int bytes = 0;
        int depth = 0;
        try (var buffer = new TokenBuffer(parser)) {
            do {
                depth += change(parser.currentToken());
                bytes += BYTES_OF_A_TOKEN + (parser.hasTextCharacters() ? parser.getTextLength() : 0);
                if (bytes > mostBytes) {
                    skip(parser, depth);
                    return new BoundedTree(NullNode.instance, bytes, true);
                }
                buffer.copyCurrentEvent(parser);
            } while (depth > 0 && parser.nextToken() != null);
            return new BoundedTree(Json.mapper().readTree(buffer.asParserOnFirstToken()), bytes, false);
        }
    }

    private static void skip(JsonParser parser, int openAt) throws IOException {
        int depth = openAt;
        while (depth > 0 && parser.nextToken() != null) {
            depth += change(parser.currentToken());
        }
    }

    private static int change(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
}
