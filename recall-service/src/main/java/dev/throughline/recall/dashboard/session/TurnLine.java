package dev.throughline.recall.dashboard.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** A turn on the time line; {@code details} are as the worker writes them. */
public record TurnLine(int ordinal, String intent, String outcome, boolean isPrivate, Instant startedAt,
        @Nullable Instant endedAt, List<String> filesRead, List<String> filesEdited, JsonNode details) {

    public TurnLine {
        filesRead = List.copyOf(filesRead);
        filesEdited = List.copyOf(filesEdited);
    }

    /** What kind of work it was, "" when that is not known. */
    public String phase() {
        return details.path("phase").asText("").replace('_', ' ');
    }

    public List<String> commands() {
        return texts("commands");
    }

    public List<String> failed() {
        return texts("failed");
    }

    public List<String> fixed() {
        return texts("fixed");
    }

    private List<String> texts(String field) {
        var texts = new ArrayList<String>();
        details.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
