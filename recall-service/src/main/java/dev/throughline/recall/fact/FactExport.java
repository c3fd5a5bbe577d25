package dev.throughline.recall.fact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a project remembers, in the form that {@code POST /api/projects/{project}/memory-import} of ingest-service takes.
 *
 * @param total how many facts there are; more than these where {@code skip} asks for the rest
 */
public record FactExport(String project, long total, List<Exported> memories) {

    public record Exported(String key, JsonNode value, JsonNode metadata, List<String> tags, String visibility,
            @Nullable Instant expiresAt) {

        static Exported of(FactView fact) {
            return new Exported(fact.key(), fact.value(), fact.metadata(), fact.tags(), fact.visibility(), fact.expiresAt());
        }
    }

    public FactExport {
        memories = List.copyOf(memories);
    }
}
