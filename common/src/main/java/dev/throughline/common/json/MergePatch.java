package dev.throughline.common.json;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396: objects are merged, everything else is replaced, {@code null} removes. What stood before is left as it was. */
public final class MergePatch {

    private MergePatch() {
    }

    /** A copy of the target with the patch in it. */
    public static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = copy(target);
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            switch (field.getValue()) {
                case ObjectNode object -> merged.set(field.getKey(), merged(objectIn(merged, field.getKey()), object));
                case JsonNode value when value.isNull() -> merged.remove(field.getKey());
                case JsonNode value -> merged.set(field.getKey(), value);
            }
        }
        return merged;
    }

    /** Of the fields, not of what is in them. */
    public static ObjectNode copy(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(object);
        return copy;
    }

    private static ObjectNode objectIn(ObjectNode target, String name) {
        return target.get(name) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
