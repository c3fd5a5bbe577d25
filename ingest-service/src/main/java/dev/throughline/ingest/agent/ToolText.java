package dev.throughline.ingest.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tool's result as text. It comes as a string, a list of blocks, or an object that differs by tool and version. */
public final class ToolText {

    /** Copies of whole files and pictures, and what the call's input says already. */
    private static final Set<String> LEFT_OUT = Set.of("originalFile", "structuredPatch", "oldString", "newString", "base64",
            "gitDiff", "prompt");
    private static final List<String> BODIES = List.of("content", "text", "output", "result", "message", "error");

    private ToolText() {
    }

    public static String of(@Nullable JsonNode result) {
        return switch (result) {
            case null -> "";
            case ArrayNode blocks -> blocks(blocks);
            case ObjectNode object -> object(object);
            default -> result.isNull() ? "" : result.asText();
        };
    }

    private static String blocks(ArrayNode blocks) {
        var texts = new ArrayList<String>(blocks.size());
        blocks.forEach(block -> texts.add(of(block)));
        return joined(texts);
    }

    private static String object(ObjectNode object) {
        if (object.path("type").asText().endsWith("image")) {
            return "[image]";
        }
        if (object.has("stdout") || object.has("stderr")) {
            return joined(List.of(object.path("stdout").asText(), object.path("stderr").asText()));
        }
        if (object.path("file").path("content").isTextual()) {
            return object.path("file").path("content").textValue();
        }
        String listed = joined(List.of(of(object.get("filenames")), body(object)));
        return listed.isEmpty() ? rest(object) : listed;
    }

    private static String body(ObjectNode object) {
        return BODIES.stream().map(object::get).filter(value -> value != null && !value.isNull() && !value.isBoolean())
                .map(ToolText::of).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    /** An object of an unknown form, as JSON. */
    private static String rest(ObjectNode object) {
        ObjectNode kept = object.deepCopy().without(LEFT_OUT);
        return kept.isEmpty() ? "" : kept.toString();
    }

    private static String joined(List<String> texts) {
        return String.join("\n", texts.stream().filter(text -> !text.isBlank()).toList());
    }
}
