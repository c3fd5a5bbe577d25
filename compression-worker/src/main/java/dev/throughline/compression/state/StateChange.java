package dev.throughline.compression.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.MergePatch;

/**
 * What an event asks to change: first the patch, then the operations in their order, all of it or nothing.
 *
 * @param bytes of its data, more than which it adds to no state
 */
record StateChange(ObjectNode patch, List<ArrayOperation> operations, int bytes) {

    /** What is deeper would not be read again. */
    private static final int MOST_LEVELS = 64;

    /** Empty where the data does not have the form of a change. */
    static Optional<StateChange> of(ObjectNode data) {
        JsonNode patch = data.path("patch");
        JsonNode listed = data.path("operations");
        if (!(patch.isObject() || isAbsent(patch) && listed.isArray()) || levels(data) > MOST_LEVELS) {
            return Optional.empty();
        }
        var operations = new ArrayList<ArrayOperation>();
        listed.forEach(operation -> operation(operation).ifPresent(operations::add));
        return operations.size() < listed.size() || !listed.isArray() && !isAbsent(listed) ? Optional.empty()
                : Optional.of(new StateChange(object(patch), operations, Json.bytes(data).length));
    }

    /** The state after it; empty where an operation's path leads to something that is no array. */
    Optional<ObjectNode> on(ObjectNode state) {
        Optional<ObjectNode> changed = Optional.of(MergePatch.merged(state, patch));
        for (ArrayOperation operation : operations) {
            changed = changed.flatMap(operation::on);
        }
        return changed;
    }

    private static Optional<ArrayOperation> operation(JsonNode json) {
        JsonNode value = json.path("value");
        JsonNode key = json.hasNonNull("id") ? json.path("id") : value;
        return pointer(json.path("path").asText()).flatMap(path -> Optional.ofNullable(switch (json.path("op").asText()) {
            case "append" -> value.isMissingNode() ? null : new ArrayOperation.Append(path, value);
            case "remove" -> key.isMissingNode() ? null : new ArrayOperation.Remove(path, key);
            case "update" -> value instanceof ObjectNode patch ? new ArrayOperation.Update(path, key, patch) : null;
            default -> null;
        }));
    }

    /** The root is an object, so no array is there. */
    private static Optional<JsonPointer> pointer(String path) {
        boolean leadsDown = path.startsWith("/") && path.chars().filter(c -> c == '/').count() <= MOST_LEVELS;
        return leadsDown ? Optional.of(JsonPointer.compile(path)) : Optional.empty();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static int levels(JsonNode node) {
        int below = 0;
        for (JsonNode child : node) {
            below = Math.max(below, levels(child));
        }
        return below + 1;
    }
}
