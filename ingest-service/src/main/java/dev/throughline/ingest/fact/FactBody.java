package dev.throughline.ingest.fact;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.capture.Bodies;

/** Reads and checks bodies, of which no more is read than any call to this service may send. */
@Singleton
class FactBody {

    private final Bodies bodies;
    private final Validator validator;

    FactBody(Bodies bodies, Validator validator) {
        this.bodies = bodies;
        this.validator = validator;
    }

    /** Ends the request with a 400 where it is no JSON, and with a 422 that names the fields which break a rule. */
    <T> T read(InputStream stream, FactAddress address, Class<T> type) throws IOException {
        try (Bodies.Body body = bodies.read(stream, address.encoding)) {
            T read = Json.read(body.bytes(), type);
            if (read == null) {
                throw ProblemException.of(400, "The body must be a JSON object");
            }
            var violations = validator.validate(read);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return read;
        }
    }
}
