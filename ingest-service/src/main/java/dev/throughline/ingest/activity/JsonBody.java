package dev.throughline.ingest.activity;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.JsonPlace;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.capture.Bodies;

/** Reads bodies that are one JSON object. */
@Singleton
class JsonBody {

    private final Bodies bodies;

    JsonBody(Bodies bodies) {
        this.bodies = bodies;
    }

    /** The object; ends the request with a 400 where it is none. */
    ObjectNode read(InputStream stream, SessionRequest request) {
        try (Bodies.Body body = bodies.read(stream, request.encoding())) {
            return object(body.bytes());
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "The body is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw ProblemException.of(400, "The body is not JSON in UTF-8");
        }
    }

    /** As {@link #read}, of a body that may be empty. */
    ObjectNode readIfPresent(InputStream stream, SessionRequest request) {
        try (Bodies.Body body = bodies.read(stream, request.encoding())) {
            return body.bytes().length == 0 ? JsonNodeFactory.instance.objectNode() : object(body.bytes());
        } catch (IOException e) {
            throw ProblemException.of(400, "The body is not a JSON object");
        }
    }

    private static ObjectNode object(byte[] json) throws IOException {
        JsonNode body = Json.mapper().readTree(json);
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.of(400, "The body must be a JSON object");
    }
}
