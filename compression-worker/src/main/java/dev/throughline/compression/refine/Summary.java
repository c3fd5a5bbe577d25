package dev.throughline.compression.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A session's context as the rules wrote it.
 *
 * @param contentHash by which a newer version is told
 * @param files that were edited
 * @param open what is left to do
 */
record Summary(@Nullable UUID projectId, String sessionId, String contentHash, String title, String body, List<String> files,
        List<String> open) {

    Summary {
        files = List.copyOf(files);
        open = List.copyOf(open);
    }

    /** The files that the text names: the rules leave out the less important of very many. */
    List<String> namedFiles() {
        return files.stream().filter(body::contains).toList();
    }

    static List<String> open(JsonNode details) {
        var open = new ArrayList<String>();
        details.path("open").forEach(item -> open.add(item.asText()));
        return open;
    }
}
