package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.MemoryIndex;
import dev.throughline.recall.memory.MemoryQueries;

/** Collects what may be told: from the index, then from the database what of it there is, and the texts of what is chosen. */
@Singleton
class Gathering {

    private final MemoryIndex index;
    private final MemoryQueries memories;

    Gathering(MemoryIndex index, MemoryQueries memories) {
        this.index = index;
        this.memories = memories;
    }

    /** What may be told, for a question or for a session's start when there is none. */
    Uni<List<Candidate>> candidates(Caller caller, Wanted wanted) {
        var searches = searches(caller, wanted);
        return gather(caller, wanted.question().isBlank() ? searches.forStart() : searches.forQuestion());
    }

    /** The texts of what is to be told. */
    Uni<List<Item>> items(Caller caller, Selection selection) {
        return memories.byIds(caller, selection.ids()).map(selection::items);
    }

    /** Of these kinds alone, and the summaries that say which sessions fit. */
    Uni<List<Candidate>> ofKinds(Caller caller, Wanted wanted, Set<MemoryKind> kinds) {
        return gather(caller, searches(caller, wanted).ofKinds(kinds));
    }

    private static Searches searches(Caller caller, Wanted wanted) {
        return new Searches(new IndexQuery.Scope(caller.tenantId(), caller.userId()), wanted);
    }

    private Uni<List<Candidate>> gather(Caller caller, List<IndexQuery> queries) {
        return Uni.createFrom().item(() -> Searches.best(index.search(queries)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> candidates(caller, found));
    }

    private Uni<List<Candidate>> candidates(Caller caller, Map<UUID, Double> found) {
        return memories.outlines(caller, found.keySet()).map(rows -> {
            var candidates = new ArrayList<Candidate>(rows.size());
            rows.forEach(row -> candidates.add(new Candidate(row, found.getOrDefault(row.id(), 0.0))));
            return candidates;
        });
    }
}
