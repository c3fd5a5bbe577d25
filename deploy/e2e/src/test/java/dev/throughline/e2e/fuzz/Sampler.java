package dev.throughline.e2e.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.common.json.Json;

/** Makes values that a schema describes, so that what is then made wrong in one place gets past the first check. */
final class Sampler {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;
    private static final List<String> TEXTS = List.of("fuzzed", "github.com/fuzz/project", "claude-code", "administrator",
            "all", "1", "decision", "2026-01-02T03:04:05Z", "0:0", "Why does the build fail?", "high", "completed");

    private final OpenApi api;
    private final Random random;

    Sampler(OpenApi api, Random random) {
        this.api = api;
        this.random = random;
    }

    /** A body, by its example where there is one. */
    JsonNode body(JsonNode content) {
        JsonNode schema = api.resolved(content.path("schema"));
        JsonNode example = content.has("example") ? content.path("example") : schema.path("example");
        return example.isMissingNode() || random.nextInt(4) == 0 && !schema.path("properties").isEmpty() ? value(schema)
                : parsed(example);
    }

    JsonNode value(JsonNode schema) {
        return value(schema, 0);
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private JsonNode value(JsonNode described, int depth) {
        JsonNode schema = api.resolved(described);
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("anyOf") || schema.has("allOf") || schema.has("oneOf")) {
            return value(schema.elements().next().path(0), depth + 1);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> NODES.numberNode(schema.path("minimum").asInt(1) + random.nextInt(3));
            case "number" -> NODES.numberNode(random.nextDouble());
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> text(schema);
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth < DEEPEST) {
            schema.path("properties").properties().stream().filter(each -> random.nextInt(5) > 0)
                    .forEach(each -> object.set(each.getKey(), value(each.getValue(), depth + 1)));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(3); i > 0 && depth < DEEPEST; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> NODES.textNode(new UUID(random.nextLong(), random.nextLong()).toString());
            case "date-time" -> NODES.textNode("2026-01-02T03:04:05Z");
            default -> NODES.textNode(text());
        };
    }

    private static JsonNode parsed(JsonNode example) {
        try {
            return example instanceof TextNode text
                    ? Json.read(text.asText().getBytes(StandardCharsets.UTF_8), JsonNode.class)
                    : example;
        } catch (IOException e) {
            return example; // a text that is meant as one
        }
    }
}
