package dev.throughline.recall.session;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A session with its turns, the first one first. */
public record SessionDetail(@JsonUnwrapped SessionView session, List<TurnView> turns) {

    public SessionDetail {
        turns = List.copyOf(turns);
    }
}
