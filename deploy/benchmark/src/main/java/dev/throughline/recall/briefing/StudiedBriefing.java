package dev.throughline.recall.briefing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.StudiedIndex;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.project.Project;

/** What {@code GET /api/recall} would answer, without the service around it and where the database confirms all. */
public final class StudiedBriefing {

    /** The text, and the sessions behind it, the first that it tells of first. */
    public record Told(String markdown, int tokens, List<String> sessions) {
    }

    private static final int MOST_ITEMS = 50;
    private static final int MOST_CHARACTERS = 100_000;

    private final StudiedIndex index;
    private final IndexQuery.Scope scope;
    private final Project project;
    private final SessionWeights weights;

    /** @param weights by their names in {@link SessionWeights}; those that are missing are as the service has them */
    public StudiedBriefing(StudiedIndex index, IndexQuery.Scope scope, Project project, Map<String, Double> weights) {
        this.index = index;
        this.scope = scope;
        this.project = project;
        this.weights = weighed(weights);
    }

    /** The names of what can be weighed otherwise. */
    public static List<String> features() {
        return Json.mapper().valueToTree(SessionWeights.DEFAULT).propertyStream().map(Map.Entry::getKey).toList();
    }

    public void add(Collection<Memory> memories) {
        index.add(memories);
        index.refresh();
    }

    /** What a session that begins now would be told. */
    public Told recall(String question, int budget, Instant now) {
        var wanted = new Wanted(question, project, null, List.of(), new Wanted.Budget(budget, MOST_CHARACTERS, MOST_ITEMS),
                Wanted.Floor.NONE);
        var found = Searches.best(index.search(new Searches(scope, wanted).forQuestion()));
        var telling = new Telling(wanted, candidate -> false, weights, now);
        var briefing = telling.draft(found, memory -> StoredMemory.Usage.NONE).briefing();
        return new Told(briefing.markdown(), briefing.tokens(),
                briefing.items().stream().map(Item::session).distinct().toList());
    }

    private static SessionWeights weighed(Map<String, Double> weights) {
        try {
            JsonNode changed = Json.mapper().valueToTree(SessionWeights.DEFAULT);
            return Json.mapper().treeToValue(Json.mapper().readerForUpdating(changed).readTree(Json.bytes(weights)),
                    SessionWeights.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Weights are numbers", e);
        }
    }
}
