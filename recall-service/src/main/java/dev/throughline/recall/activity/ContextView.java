package dev.throughline.recall.activity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.json.Json;

/**
 * What a session has looked at and decided, and what is left of it in short.
 *
 * @param compressed whether there is a snapshot
 * @param compressedContext the session's own memory of what it was about; absent before its first prompt
 * @param sizeBytes of the snapshot
 * @param contextSizeBytes of the context as JSON
 */
public record ContextView(String sessionId, Context context, boolean compressed, @Nullable String compressedContext,
        int sizeBytes, int contextSizeBytes) {

    /**
     * The newest of each kind, the newest first.
     *
     * @param fileImportanceScores from 0 to 1 by path; 0.5 where nobody told one
     */
    public record Context(List<AccessedFile> filesAccessed, Map<String, Double> fileImportanceScores,
            List<RecentSearch> recentSearches, List<MadeDecision> decisions, List<SavedMemory> savedMemories) {

        public Context {
            filesAccessed = List.copyOf(filesAccessed);
            fileImportanceScores = Map.copyOf(fileImportanceScores);
            recentSearches = List.copyOf(recentSearches);
            decisions = List.copyOf(decisions);
            savedMemories = List.copyOf(savedMemories);
        }
    }

    /**
     * A file by its latest access.
     *
     * @param order the sequence number of that access in the session
     */
    public record AccessedFile(String path, Instant accessedAt, long order, int accessCount, boolean created,
            boolean modified) {
    }

    public record RecentSearch(String query, Instant timestamp) {
    }

    public record MadeDecision(String decision, Instant timestamp) {
    }

    public record SavedMemory(String id, @Nullable String key, Instant timestamp) {
    }

    static ContextView of(String sessionId, Context context, @Nullable String snapshot) {
        return new ContextView(sessionId, context, snapshot != null, snapshot,
                snapshot == null ? 0 : snapshot.getBytes(StandardCharsets.UTF_8).length, Json.bytes(context).length);
    }
}
