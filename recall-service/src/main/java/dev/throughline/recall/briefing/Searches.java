package dev.throughline.recall.briefing;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexQuery;

/** Which searches of the index bring together what may be told: by words, by tags and by time. */
final class Searches {

    private static final Set<MemoryKind> LASTING = EnumSet.of(MemoryKind.DECISION, MemoryKind.SOLUTION, MemoryKind.LEARNING,
            MemoryKind.FACT, MemoryKind.SNIPPET);

    private final IndexQuery.Scope scope;
    private final Wanted wanted;

    Searches(IndexQuery.Scope scope, Wanted wanted) {
        this.scope = scope;
        this.wanted = wanted;
    }

    /** What may answer a question, and the latest summaries, whose files may matter whatever their words are. */
    List<IndexQuery> forQuestion() {
        String question = wanted.question();
        return queries(
                new Search(question, EnumSet.of(MemoryKind.CONTEXT), 30),
                new Search(question, EnumSet.of(MemoryKind.TURN), 24),
                new Search(question, EnumSet.of(MemoryKind.PASSAGE), 24),
                new Search(question, LASTING, 12),
                new Search("", EnumSet.of(MemoryKind.CONTEXT), 30));
    }

    /** Where a project stands, and what was done and decided last. */
    List<IndexQuery> forStart() {
        return queries(
                new Search("", EnumSet.of(MemoryKind.STATE), wanted.project() == null ? 0 : 1),
                new Search("", EnumSet.of(MemoryKind.DECISION), 5),
                new Search("", EnumSet.of(MemoryKind.CONTEXT), 8));
    }

    /** For who looks through memories; the summaries beside them say which sessions and files fit a question. */
    List<IndexQuery> ofKinds(Set<MemoryKind> kinds) {
        var wantedKinds = new Search(wanted.question(), kinds, 100);
        return wanted.question().isBlank() ? queries(wantedKinds)
                : queries(wantedKinds, new Search(wanted.question(), EnumSet.of(MemoryKind.CONTEXT), 30));
    }

    /** Each memory that was found, with the best of its matches. */
    static Collection<Found.Hit> best(List<Found> found) {
        var best = new LinkedHashMap<UUID, Found.Hit>();
        found.forEach(one -> one.hits().forEach(hit -> best.merge(hit.id(), hit,
                (known, other) -> known.match() >= other.match() ? known : other)));
        return best.values();
    }

    private record Search(String text, Set<MemoryKind> kinds, int limit) {
    }

    private List<IndexQuery> queries(Search... searches) {
        var byWords = Stream.of(searches).filter(search -> search.limit() > 0).map(search -> query(search, List.of()));
        var byTags = wanted.tags().isEmpty() ? Stream.<IndexQuery> empty()
                : Stream.of(query(new Search("", LASTING, 20), wanted.tags()));
        return Stream.concat(byWords, byTags).toList();
    }

    private IndexQuery query(Search search, List<String> tags) {
        var filter = new IndexQuery.Filter(wanted.project() == null ? null : wanted.project().id(), search.kinds(), tags, false,
                null, wanted.sessionId(), null, null);
        return new IndexQuery(search.text(), scope, filter, search.limit());
    }
}
