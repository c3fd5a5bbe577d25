package dev.throughline.e2e.fuzz;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A method at a path, as a service describes it.
 *
 * @param bodies the schema of the body by its content type; empty where it takes none
 */
record Operation(String method, String path, List<Parameter> parameters, Map<String, JsonNode> bodies) {

    /** Where {@code in} is path, query or header. */
    record Parameter(String name, String in, JsonNode schema) {
    }

    Operation {
        parameters = List.copyOf(parameters);
        bodies = Map.copyOf(bodies);
    }

    List<Parameter> parameters(String in) {
        return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
