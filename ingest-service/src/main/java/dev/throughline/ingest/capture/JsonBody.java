package dev.throughline.ingest.capture;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.JsonPlace;
import dev.throughline.common.problem.ProblemException;

/** Reads bodies that are one JSON object. */
@Singleton
public final class JsonBody {

    private final Bodies bodies;

    JsonBody(Bodies bodies) {
        this.bodies = bodies;
    }

    /**
     * The object; ends the request with a 400 where it is none.
     *
     * @param encoding the content encoding, where there is one
     */
    public ObjectNode read(InputStream stream, @Nullable String encoding) {
        return object(tree(stream, encoding));
    }

    /** As {@link #read}; no body is an empty object. */
    public ObjectNode readIfPresent(InputStream stream, @Nullable String encoding) {
        JsonNode json = tree(stream, encoding);
        return json.isMissingNode() ? JsonNodeFactory.instance.objectNode() : object(json);
    }

    /** The parser's own message is kept back: it quotes the body, which may hold anything. */
    private JsonNode tree(InputStream stream, @Nullable String encoding) {
        try (Bodies.Body body = bodies.read(stream, encoding)) {
            return Json.mapper().readTree(body.bytes());
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "The body is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw ProblemException.of(400, "The body is not JSON in UTF-8");
        }
    }

    private static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.of(400, "The body must be a JSON object");
    }
}
