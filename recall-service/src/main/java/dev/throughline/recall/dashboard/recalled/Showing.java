package dev.throughline.recall.dashboard.recalled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * That a memory was shown.
 *
 * @param sessionId to which session, "" when a person asked
 * @param sessionTitle "" when that session is not there, or not the reader's to see
 * @param why the parts of the score, where they were reported
 */
public record Showing(Instant at, String sessionId, String sessionTitle, UUID memoryId, String kind, String memoryTitle,
        int rank, double score, JsonNode why) {

    /** A part of the score. */
    public record Part(String name, String value) {
    }

    public String scoreText() {
        return text(score);
    }

    /** The largest first, without those that add nothing. */
    public List<Part> parts() {
        var names = new ArrayList<String>();
        why.fieldNames().forEachRemaining(names::add);
        return names.stream().filter(name -> why.path(name).asDouble() > 0)
                .sorted((a, b) -> Double.compare(why.path(b).asDouble(), why.path(a).asDouble()))
                .map(name -> new Part(name, text(why.path(name).asDouble()))).toList();
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
