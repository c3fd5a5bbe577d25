package dev.throughline.recall.session;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A session with all that was said of it and its turns, the first one first.
 *
 * @param initial {@code source}, {@code input} and {@code config} with which it was created
 * @param ending {@code status}, {@code outcome}, {@code response} and {@code goals_achieved} with which it was ended
 * @param cwd in which the agent works
 * @param git {@code commit} and {@code status}; the branch is the session's
 * @param children how many sessions go on from it or are part of it
 */
public record SessionDetail(@JsonUnwrapped SessionView session, JsonNode metadata, JsonNode initial,
        @JsonProperty("final") JsonNode ending, @Nullable String permissionMode, @Nullable String cwd, JsonNode git,
        long children, List<TurnView> turns) {

    public SessionDetail {
        turns = List.copyOf(turns);
    }

    SessionDetail with(List<TurnView> known) {
        return new SessionDetail(session, metadata, initial, ending, permissionMode, cwd, git, children, known);
    }
}
