package dev.throughline.compression.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.MergePatch;

/**
 * A change of one array that leaves the elements of others alone, so that many may work on it at once. Its elements are
 * objects that are told by their {@code id}, or scalars that are told by themselves.
 */
sealed interface ArrayOperation {

    /** Where the array is. */
    JsonPointer path();

    /** The array after it; the one before stays as it was. */
    ArrayNode on(ArrayNode array);

    /** Adds an element, in the place of the one with its id where there is such. */
    record Append(JsonPointer path, JsonNode value) implements ArrayOperation {
        @Override
        public ArrayNode on(ArrayNode array) {
            JsonNode id = value.get("id");
            if (id == null || id.isNull() || elements(array).stream().noneMatch(isCalled(id))) {
                return array(array).add(value);
            }
            return mapped(array, isCalled(id), same -> value);
        }
    }

    /** Takes out the elements of this id or value; none is no fault. */
    record Remove(JsonPointer path, JsonNode key) implements ArrayOperation {
        @Override
        public ArrayNode on(ArrayNode array) {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            elements(array).stream().filter(isCalled(key).negate()).forEach(left::add);
            return left;
        }
    }

    /** Merges a patch into the element of this id; none is no fault, as another may have removed it. */
    record Update(JsonPointer path, JsonNode key, ObjectNode patch) implements ArrayOperation {
        @Override
        public ArrayNode on(ArrayNode array) {
            return mapped(array, isCalled(key),
                    element -> element instanceof ObjectNode object ? MergePatch.merged(object, patch) : element);
        }
    }

    /** The state after it; empty where its path leads to something that is no array. */
    default Optional<ObjectNode> on(ObjectNode state) {
        return this instanceof Append || !state.at(path()).isMissingNode() ? at(state, path()) : Optional.of(state);
    }

    private Optional<ObjectNode> at(ObjectNode object, JsonPointer rest) {
        String name = rest.getMatchingProperty();
        JsonNode child = object.get(name);
        Optional<? extends JsonNode> changed = rest.tail().matches()
                ? arrayOf(child).map(this::on)
                : objectOf(child).flatMap(found -> at(found, rest.tail()));
        return changed.map(node -> {
            ObjectNode copy = MergePatch.copy(object);
            copy.set(name, node);
            return copy;
        });
    }

    private static Optional<ArrayNode> arrayOf(@Nullable JsonNode node) {
        return node == null || node.isNull() ? Optional.of(JsonNodeFactory.instance.arrayNode())
                : Optional.of(node).filter(ArrayNode.class::isInstance).map(ArrayNode.class::cast);
    }

    private static Optional<ObjectNode> objectOf(@Nullable JsonNode node) {
        return node == null || node.isNull() ? Optional.of(JsonNodeFactory.instance.objectNode())
                : Optional.of(node).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    private static Predicate<JsonNode> isCalled(JsonNode key) {
        return element -> key.equals(element.isObject() ? element.get("id") : element);
    }

    private static ArrayNode mapped(ArrayNode array, Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
        ArrayNode mapped = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> mapped.add(which.test(element) ? change.apply(element) : element));
        return mapped;
    }

    private static ArrayNode array(ArrayNode elements) {
        return JsonNodeFactory.instance.arrayNode(elements.size() + 1).addAll(elements);
    }

    private static List<JsonNode> elements(ArrayNode array) {
        var elements = new ArrayList<JsonNode>(array.size());
        array.forEach(elements::add);
        return elements;
    }
}
