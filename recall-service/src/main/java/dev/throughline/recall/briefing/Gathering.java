package dev.throughline.recall.briefing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.index.Found;
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
    Uni<Gathered> candidates(Caller caller, Telling telling) {
        var searches = searches(caller, telling.wanted());
        return gather(caller, telling, telling.wanted().question().isBlank() ? searches.forStart() : searches.forQuestion());
    }

    /** The texts of what is to be told. */
    Uni<List<Item>> items(Caller caller, Selection selection) {
        return memories.byIds(caller, selection.ids()).map(selection::items);
    }

    /** Of these kinds alone, and the summaries that say which sessions fit. */
    Uni<Gathered> ofKinds(Caller caller, Telling telling, Set<MemoryKind> kinds) {
        return gather(caller, telling, searches(caller, telling.wanted()).ofKinds(kinds));
    }

    private static Searches searches(Caller caller, Wanted wanted) {
        return new Searches(new IndexQuery.Scope(caller.tenantId(), caller.userId()), wanted);
    }

    private Uni<Gathered> gather(Caller caller, Telling telling, List<IndexQuery> queries) {
        return Uni.createFrom().item(() -> Searches.best(index.search(queries)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> confirmed(caller, telling, found));
    }

    /** The fit takes about as long as the database, and is found out meanwhile. */
    private Uni<Gathered> confirmed(Caller caller, Telling telling, Map<UUID, Found.Hit> found) {
        var fit = Uni.createFrom().item(() -> telling.fit(found.values()));
        return Uni.combine().all().unis(memories.standing(caller, found.keySet()), fit).asTuple()
                .map(both -> Gathered.of(found.values(), both.getItem1(), both.getItem2(), telling::fit));
    }
}
