package dev.throughline.recall.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.MemoryIndex;
import dev.throughline.recall.memory.MemoryQueries;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/** Asks the index for ids and the database for what the caller may see of them. */
@Singleton
class SearchService {

    private final MemoryIndex index;
    private final MemoryQueries memories;
    private final Projects projects;
    private final Freshness freshness;

    SearchService(MemoryIndex index, MemoryQueries memories, Projects projects, Freshness freshness) {
        this.index = index;
        this.memories = memories;
        this.projects = projects;
        this.freshness = freshness;
    }

    Uni<SearchAnswer> search(Caller caller, SearchRequest request) {
        long began = System.nanoTime();
        return freshness.after(request.after())
                .chain(() -> find(caller, request))
                .chain(found -> answer(caller, found, began));
    }

    private Uni<Found> find(Caller caller, SearchRequest request) {
        return request.project() == null ? ask(caller, request, request.filter())
                : projects.named(caller, request.project()).chain(project -> ask(caller, request, project));
    }

    private Uni<Found> ask(Caller caller, SearchRequest request, Optional<Project> project) {
        return project.map(known -> ask(caller, request, request.filter().withProject(known.id())))
                .orElse(Uni.createFrom().item(Found.NOTHING));
    }

    private Uni<Found> ask(Caller caller, SearchRequest request, IndexQuery.Filter filter) {
        var query = new IndexQuery(request.text(), new IndexQuery.Scope(caller.tenantId(), caller.userId()), filter,
                request.limit());
        return Uni.createFrom().item(() -> atLeast(request.minScore(), index.search(query)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Found atLeast(double minScore, Found found) {
        var hits = found.hits().stream().filter(hit -> score(hit) >= minScore).toList();
        return hits.size() == found.hits().size() ? found : new Found(hits, hits.size());
    }

    private Uni<SearchAnswer> answer(Caller caller, Found found, long began) {
        Map<UUID, Double> scores = found.hits().stream().collect(Collectors.toMap(Found.Hit::id, SearchService::score));
        return memories.byIds(caller, ids(found)).map(rows -> new SearchAnswer(hits(rows, scores),
                found.total() - (found.hits().size() - rows.size()), (System.nanoTime() - began) / 1_000_000));
    }

    private static List<UUID> ids(Found found) {
        return found.hits().stream().map(Found.Hit::id).toList();
    }

    private static List<SearchAnswer.Hit> hits(List<StoredMemory> rows, Map<UUID, Double> scores) {
        return rows.stream().map(row -> SearchAnswer.Hit.of(row, scores.getOrDefault(row.id(), 0.0))).toList();
    }

    private static double score(Found.Hit hit) {
        return Math.round(hit.match() * 1000) / 100.0;
    }
}
