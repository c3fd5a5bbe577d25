package dev.throughline.compression.compress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Files by what they are for, and what was done to them: {@code files: {source: 3, test: 1}}, {@code changes: [{path, kind,
 * change}]}.
 */
record FileSummary(List<FileUse> uses) {

    private static final int MOST = 40;

    FileSummary {
        uses = List.copyOf(uses);
    }

    static FileSummary of(List<FileUse> uses) {
        return new FileSummary(uses);
    }

    /** Adds both fields, the latest changes last; neither where no file was changed. */
    void writeTo(ObjectNode details) {
        if (uses.isEmpty()) {
            return;
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        var changes = details.putArray("changes");
        for (FileUse use : Bounded.lastOf(uses, MOST)) {
            String kind = use.kind().wireName();
            counts.merge(kind, 1, Integer::sum);
            changes.addObject().put("path", use.path()).put("kind", kind).put("change", use.how().wireName());
        }
        var files = details.putObject("files");
        counts.forEach(files::put);
    }
}
