package dev.throughline.ingest.session;

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
import dev.throughline.ingest.capture.Bodies;

/** Reads a request's body as one JSON object; no body is an empty one. */
@Singleton
final class JsonBody {

    private final Bodies bodies;

    JsonBody(Bodies bodies) {
        this.bodies = bodies;
    }

    Fields read(InputStream stream, @Nullable String encoding) {
        try (Bodies.Body body = bodies.read(stream, encoding)) {
            JsonNode json = Json.mapper().readTree(body.bytes());
            if (json == null || json.isMissingNode()) {
                return new Fields(JsonNodeFactory.instance.objectNode());
            }
            if (json instanceof ObjectNode object) {
                return new Fields(object);
            }
            throw ProblemException.of(400, "The body must be a JSON object");
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "The body is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw ProblemException.of(400, "The body is not JSON in UTF-8");
        }
    }
}
