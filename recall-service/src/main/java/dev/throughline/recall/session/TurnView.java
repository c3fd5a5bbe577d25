package dev.throughline.recall.session;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one prompt led to.
 *
 * @param ordinal from 1 in its session
 */
public record TurnView(int ordinal, String intent, String outcome, boolean isPrivate, Instant startedAt,
        @Nullable Instant endedAt, List<String> filesRead, List<String> filesEdited, JsonNode details) {

    public TurnView {
        filesRead = List.copyOf(filesRead);
        filesEdited = List.copyOf(filesEdited);
    }
}
