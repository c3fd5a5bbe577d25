package dev.throughline.recall.briefing;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.Ranking;
import dev.throughline.recall.index.StudiedIndex;
import dev.throughline.recall.project.Project;

/** What a recall asks of the index, without anything that the service does with it. */
public final class StudiedSearches implements AutoCloseable {

    private static final Wanted.Budget BUDGET = new Wanted.Budget(1_000, Integer.MAX_VALUE, 20);

    private final StudiedIndex index;
    private final IndexQuery.Scope scope;

    public StudiedSearches(Path folder, String tenantId, String memberId) {
        this.index = new StudiedIndex(folder, Ranking.STANDARD);
        this.scope = new IndexQuery.Scope(tenantId, memberId);
    }

    /** How many memories come into question. */
    public int candidates(String question, UUID projectId) {
        var wanted = new Wanted(question, new Project(projectId, ""), null, List.of(), BUDGET, Wanted.Floor.NONE);
        return Searches.best(index.search(new Searches(scope, wanted).forQuestion())).size();
    }

    @Override
    public void close() {
        index.close();
    }
}
