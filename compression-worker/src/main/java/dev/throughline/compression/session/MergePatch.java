package dev.throughline.compression.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396: objects are merged, everything else is replaced, null removes. */
final class MergePatch {

    private MergePatch() {
    }

    /** A copy of the target with the patch in it. */
    static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = target.deepCopy();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merged(merged.get(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }

    private static JsonNode merged(JsonNode before, JsonNode change) {
        if (!(change instanceof ObjectNode patch)) {
            return change;
        }
        // merged with nothing too: a null in it names what is to be absent
        return merged(before instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(), patch);
    }
}
