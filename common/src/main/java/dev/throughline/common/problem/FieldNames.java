package dev.throughline.common.problem;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/** Calls a field as the client wrote it, for example {@code secret.client_id} or {@code grants[2].member}. */
final class FieldNames {

    private static final int MOST_CHARACTERS = 200;
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private FieldNames() {
    }

    /** The place of a violation: without the method, and without its parameter where that is the whole body. */
    static String of(Path violated) {
        var properties = new ArrayList<Path.Node>();
        var all = new ArrayList<Path.Node>();
        for (Path.Node node : violated) {
            if (node.getKind() != ElementKind.METHOD) {
                all.add(node);
            }
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                properties.add(node);
            }
        }
        var name = new StringBuilder();
        (properties.isEmpty() ? all : properties).forEach(node -> append(name, node));
        return name.toString();
    }

    /** The place at which JSON could not be read; empty where it is the whole body. */
    static String of(List<JsonMappingException.Reference> path) {
        var name = new StringBuilder();
        for (var reference : path) {
            if (reference.getFieldName() == null) {
                name.append('[').append(reference.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return name.substring(0, Math.min(name.length(), MOST_CHARACTERS));
    }

    private static void append(StringBuilder name, Path.Node node) {
        if (node.getIndex() != null) {
            name.append('[').append(node.getIndex()).append(']');
        }
        if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
            name.append(name.isEmpty() ? "" : ".").append(SNAKE_CASE.translate(node.getName()));
        }
    }
}
