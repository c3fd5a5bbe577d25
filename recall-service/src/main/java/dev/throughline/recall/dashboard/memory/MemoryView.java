package dev.throughline.recall.dashboard.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** All of a memory; {@code details} are what only its kind has. */
public record MemoryView(UUID id, String kind, String title, String body, @Nullable String project, @Nullable String sessionId,
        String ownerId, boolean isPrivate, List<String> tags, List<String> files, double importance, Instant occurredAt,
        Instant updatedAt, int version, String compressor, @Nullable UUID supersededBy, int recalled, int useful,
        ByHand byHand, JsonNode details) {

    /** What a person did to it. */
    public record ByHand(boolean isPinned, boolean isWithheld, @Nullable Instant editedAt) {
    }

    /** A detail that can be told in a line. */
    public record Detail(String name, String value) {
    }

    public MemoryView {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }

    public List<Detail> shortDetails() {
        var shown = new ArrayList<Detail>();
        for (Map.Entry<String, JsonNode> field : details.properties()) {
            String value = text(field.getValue());
            if (!value.isBlank()) {
                shown.add(new Detail(field.getKey().replace('_', ' '), value));
            }
        }
        return shown;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isObject() ? "" : value.asText();
        }
        var texts = new ArrayList<String>();
        value.forEach(element -> texts.add(element.asText()));
        return String.join("; ", texts.stream().filter(text -> !text.isBlank()).toList());
    }
}
