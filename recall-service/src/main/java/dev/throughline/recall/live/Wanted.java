package dev.throughline.recall.live;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.recall.request.Parameters;

/** What a reader asks for, checked; what is absent does not matter. */
record Wanted(@Nullable String session, @Nullable String user, @Nullable String project, @Nullable Place from) {

    /** @throws ProblemException 422 that names what is not as it must be */
    static Wanted of(@Nullable String session, @Nullable String user, @Nullable String project,
            @Nullable String position) {
        var reader = new Parameters();
        var wanted = new Wanted(reader.text("session", session), reader.text("user", user),
                reader.text("project", project), place(position));
        reader.check();
        return wanted;
    }

    private static @Nullable Place place(@Nullable String position) {
        return position == null || position.isBlank() ? null
                : Place.parse(position).orElseThrow(() -> ProblemException.ofField(422, "position",
                        "must be the position of a message, or one that ingest answered"));
    }

    /** The first message of a WebSocket; the token in it is for {@link #token} alone. */
    static JsonNode message(String text) {
        try {
            JsonNode message = Json.mapper().readTree(text);
            if (message.path("type").asText().equals("subscribe")) {
                return message;
            }
        } catch (JsonProcessingException e) {
            throw malformed();
        }
        throw malformed();
    }

    static Wanted of(JsonNode message) {
        return of(text(message, "session"), text(message, "user"), text(message, "project"), text(message, "position"));
    }

    static Optional<String> token(JsonNode message) {
        return Optional.ofNullable(text(message, "token"));
    }

    private static @Nullable String text(JsonNode message, String name) {
        JsonNode value = message.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ProblemException.ofField(422, name, "must be a text");
        }
        return value.textValue();
    }

    private static ProblemException malformed() {
        return ProblemException.ofField(422, "type", "must be subscribe, in a JSON object");
    }
}
