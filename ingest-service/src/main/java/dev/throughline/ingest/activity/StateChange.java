package dev.throughline.ingest.activity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.problem.ProblemException;

/** A change of a session's state as a client asks for it: a merge patch, or a patch and operations on arrays. */
final class StateChange {

    private static final List<String> OPERATIONS = List.of("append", "remove", "update");
    private static final Set<String> PARTS = Set.of("patch", "operations", "expected_version");
    private static final int MOST_OPERATIONS = 1_000;
    private static final Pattern VERSION = Pattern.compile("\"?(\\d{1,18})\"?");

    private final ObjectNode data;

    private StateChange(ObjectNode data) {
        this.data = data;
    }

    /**
     * Reads the body, which has the parts {@code patch}, {@code operations} and {@code expected_version}, or is the patch
     * itself.
     *
     * @param isPatch whether its type says that it is the patch, whatever its fields are called
     */
    static StateChange of(ObjectNode body, boolean isPatch, @Nullable String ifMatch) {
        boolean hasParts = !isPatch && !body.isEmpty() && PARTS.containsAll(names(body));
        ObjectNode data = hasParts ? body.deepCopy() : JsonNodeFactory.instance.objectNode().set("patch", body);
        var fields = new Fields(data).wholeNumber("expected_version");
        checkPatch(data, fields);
        checkOperations(data.path("operations"), fields);
        fields.check();
        if (ifMatch != null) {
            data.put("expected_version", version(ifMatch));
        }
        return new StateChange(data);
    }

    /** The event's data. */
    ObjectNode data() {
        return data;
    }

    boolean dependsOnVersion() {
        return data.hasNonNull("expected_version");
    }

    private static void checkPatch(ObjectNode data, Fields fields) {
        if (fields.has("patch") && !data.get("patch").isObject()) {
            fields.wrong("patch", "must be an object");
        }
        if (!fields.has("patch") && !fields.has("operations")) {
            fields.wrong("patch", "is required where there are no operations");
        }
    }

    private static void checkOperations(JsonNode operations, Fields fields) {
        if (operations.isMissingNode() || operations.isNull()) {
            return;
        }
        if (!operations.isArray() || operations.size() > MOST_OPERATIONS) {
            fields.wrong("operations", "must be an array of at most " + MOST_OPERATIONS);
            return;
        }
        for (int index = 0; index < operations.size(); index++) {
            checkOperation("operations[" + index + "]", operations.get(index), fields);
        }
    }

    private static void checkOperation(String name, JsonNode operation, Fields fields) {
        String word = operation.path("op").asText();
        if (!operation.isObject() || !OPERATIONS.contains(word)) {
            fields.wrong(name + ".op", "must be one of " + String.join(", ", OPERATIONS));
        } else if (!operation.path("path").asText().startsWith("/")) {
            fields.wrong(name + ".path", "must be the JSON pointer of an array, for example /tasks");
        } else if (word.equals("append") && !operation.has("value")) {
            fields.wrong(name + ".value", "is required");
        } else if (word.equals("remove") && !operation.hasNonNull("id") && !operation.has("value")) {
            fields.wrong(name + ".id", "or a value is required");
        } else if (word.equals("update") && !(operation.hasNonNull("id") && operation.path("value").isObject())) {
            fields.wrong(name + ".id", "and a value that is an object are required");
        }
    }

    private static long version(String ifMatch) {
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw ProblemException.ofField(422, "If-Match", "must be one version in quotes, for example \"3\"");
        }
        return Long.parseLong(version.group(1));
    }

    private static Set<String> names(ObjectNode body) {
        return Set.copyOf(body.propertyStream().map(Map.Entry::getKey).toList());
    }
}
