package dev.throughline.recall.briefing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.MemoryIndex;
import dev.throughline.recall.memory.MemoryQueries;
import dev.throughline.recall.memory.Standing;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.setting.SettingQueries;

/** Collects what may be told: from the index, then from the database what of it there is, and what of it has changed since. */
@Singleton
class Gathering {

    private final MemoryIndex index;
    private final TenantDatabase database;
    private final MemoryQueries memories;
    private final SettingQueries settings;

    Gathering(MemoryIndex index, TenantDatabase database, MemoryQueries memories, SettingQueries settings) {
        this.index = index;
        this.database = database;
        this.memories = memories;
        this.settings = settings;
    }

    /** What the index has for a question, or for a session's start when there is none. */
    Uni<Collection<Found.Hit>> found(Caller caller, Wanted wanted) {
        var searches = searches(caller, wanted);
        return found(wanted.question().isBlank() ? searches.forStart() : searches.forQuestion());
    }

    /** Of these kinds alone, and the summaries that say which sessions fit. */
    Uni<Collection<Found.Hit>> ofKinds(Caller caller, Wanted wanted, Set<MemoryKind> kinds) {
        return found(searches(caller, wanted).ofKinds(kinds));
    }

    /** What the database knows of those that the caller may see. */
    Uni<Map<UUID, Standing>> standing(Caller caller, Collection<Found.Hit> found) {
        return found.isEmpty() ? Uni.createFrom().item(Map.of()) : database.read(caller, memories.standing(caller, ids(found)));
    }

    /** The same, and what is set for the project. */
    Uni<Confirmed> confirmed(Caller caller, @Nullable Project project, Collection<Found.Hit> found) {
        return database.read(caller, memories.standing(caller, ids(found)), settings.inForce(caller, project), Confirmed::new);
    }

    private static List<UUID> ids(Collection<Found.Hit> found) {
        return found.stream().map(Found.Hit::id).toList();
    }

    /** What is to be told, each in its latest version; what is gone by now is left out. */
    Uni<List<Item>> items(Caller caller, Selection selection) {
        List<UUID> outdated = selection.outdated();
        return outdated.isEmpty() ? Uni.createFrom().item(selection.items(Map.of()))
                : memories.byIds(caller, outdated).map(rows -> selection.items(
                        rows.stream().collect(Collectors.toMap(StoredMemory::id, Function.identity()))));
    }

    private static Searches searches(Caller caller, Wanted wanted) {
        return new Searches(new IndexQuery.Scope(caller.tenantId(), caller.userId()), wanted);
    }

    private Uni<Collection<Found.Hit>> found(List<IndexQuery> queries) {
        return Uni.createFrom().item(() -> Searches.best(index.search(queries)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
