package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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

/** Collects what may be told: from the index by words, by tags and by time, and then from the database what of it there is. */
@Singleton
class Gathering {

    private static final Set<MemoryKind> LASTING = EnumSet.of(MemoryKind.DECISION, MemoryKind.SOLUTION, MemoryKind.LEARNING,
            MemoryKind.FACT, MemoryKind.SNIPPET);

    private final MemoryIndex index;
    private final MemoryQueries memories;

    Gathering(MemoryIndex index, MemoryQueries memories) {
        this.index = index;
        this.memories = memories;
    }

    /** What may answer a question, and the latest summaries, whose files may matter whatever their words are. */
    Uni<List<Candidate>> forQuestion(Caller caller, Wanted wanted) {
        return gather(caller, wanted, List.of(
                new Search(wanted.question(), EnumSet.of(MemoryKind.CONTEXT), List.of(), 30),
                new Search(wanted.question(), EnumSet.of(MemoryKind.TURN), List.of(), 40),
                new Search(wanted.question(), EnumSet.of(MemoryKind.PASSAGE), List.of(), 40),
                new Search(wanted.question(), LASTING, List.of(), 20),
                new Search("", LASTING, wanted.tags(), wanted.tags().isEmpty() ? 0 : 20),
                new Search("", EnumSet.of(MemoryKind.CONTEXT), List.of(), 30)));
    }

    /** Where a project stands, and what was done and decided last. */
    Uni<List<Candidate>> forStart(Caller caller, Wanted wanted) {
        return gather(caller, wanted, List.of(
                new Search("", EnumSet.of(MemoryKind.STATE), List.of(), wanted.project() == null ? 0 : 1),
                new Search("", EnumSet.of(MemoryKind.DECISION), List.of(), 5),
                new Search("", LASTING, wanted.tags(), wanted.tags().isEmpty() ? 0 : 20),
                new Search("", EnumSet.of(MemoryKind.CONTEXT), List.of(), 8)));
    }

    private record Search(String text, Set<MemoryKind> kinds, List<String> tags, int limit) {
    }

    private Uni<List<Candidate>> gather(Caller caller, Wanted wanted, List<Search> searches) {
        return Uni.createFrom().item(() -> found(caller, wanted, searches))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> candidates(caller, found));
    }

    private Map<UUID, Double> found(Caller caller, Wanted wanted, List<Search> searches) {
        var found = new LinkedHashMap<UUID, Double>();
        var queries = searches.stream().filter(search -> search.limit() > 0)
                .map(search -> query(caller, wanted, search)).toList();
        index.search(queries).forEach(one -> one.hits()
                .forEach(hit -> found.merge(hit.id(), (double) hit.match(), Math::max)));
        return found;
    }

    private static IndexQuery query(Caller caller, Wanted wanted, Search search) {
        var filter = new IndexQuery.Filter(wanted.project() == null ? null : wanted.project().id(), search.kinds(),
                search.tags(), false, null, wanted.sessionId(), null, null);
        return new IndexQuery(search.text(), new IndexQuery.Scope(caller.tenantId(), caller.userId()), filter,
                search.limit());
    }

    private Uni<List<Candidate>> candidates(Caller caller, Map<UUID, Double> found) {
        return memories.byIds(caller, found.keySet()).map(rows -> {
            var candidates = new ArrayList<Candidate>(rows.size());
            rows.forEach(row -> candidates.add(new Candidate(row, found.getOrDefault(row.id(), 0.0))));
            return candidates;
        });
    }
}
