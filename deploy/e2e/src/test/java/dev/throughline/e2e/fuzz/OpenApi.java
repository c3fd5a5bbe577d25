package dev.throughline.e2e.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.e2e.fuzz.Operation.Parameter;

/** An OpenAPI document, as far as it says what can be asked. */
record OpenApi(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> operation(path.getKey(), path.getValue(), operation)).forEach(operations::add));
        return operations;
    }

    private Operation operation(String path, JsonNode shared, Map.Entry<String, JsonNode> operation) {
        var parameters = new ArrayList<Parameter>();
        shared.path("parameters").forEach(each -> parameters.add(parameter(each)));
        operation.getValue().path("parameters").forEach(each -> parameters.add(parameter(each)));
        var bodies = new TreeMap<String, JsonNode>();
        resolved(operation.getValue().path("requestBody")).path("content").properties()
                .forEach(content -> bodies.put(content.getKey(), content.getValue()));
        return new Operation(operation.getKey().toUpperCase(Locale.ROOT), path, parameters, bodies);
    }

    private Parameter parameter(JsonNode described) {
        JsonNode parameter = resolved(described);
        return new Parameter(parameter.path("name").asText(), parameter.path("in").asText(), parameter.path("schema"));
    }

    /** What a reference points to; anything else is itself. */
    JsonNode resolved(JsonNode described) {
        String reference = described.path("$ref").asText();
        return reference.isEmpty() ? described : document.at(reference.substring(1));
    }
}
