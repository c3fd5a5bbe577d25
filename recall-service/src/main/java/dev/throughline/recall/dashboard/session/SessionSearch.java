package dev.throughline.recall.dashboard.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.dashboard.session.ListParameters.Filter;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.MemoryIndex;
import dev.throughline.recall.memory.MemoryQueries;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/** Finds sessions: by what was said and done in them, or the latest. */
@Singleton
class SessionSearch {

    private static final int MOST_MEMORIES = 200;

    private final SessionLines lines;
    private final MemoryIndex index;
    private final MemoryQueries memories;
    private final Projects projects;

    SessionSearch(SessionLines lines, MemoryIndex index, MemoryQueries memories, Projects projects) {
        this.lines = lines;
        this.index = index;
        this.memories = memories;
        this.projects = projects;
    }

    /** One more than a page holds, when there are more. */
    Uni<List<SessionLine>> find(Caller caller, ListParameters wanted) {
        Filter filter = wanted.filter();
        if (wanted.project() == null || wanted.project().isBlank()) {
            return find(caller, wanted, filter, Optional.empty());
        }
        return projects.named(caller, wanted.project()).chain(project -> project.isPresent()
                ? find(caller, wanted, filter, project)
                : Uni.createFrom().item(List.of()));
    }

    private Uni<List<SessionLine>> find(Caller caller, ListParameters wanted, Filter filter, Optional<Project> project) {
        var projectId = project.map(Project::id).orElse(null);
        if (!wanted.isSearch()) {
            return lines.latest(caller, projectId, filter, SessionsPage.LENGTH + 1);
        }
        var query = new IndexQuery(wanted.text(), new IndexQuery.Scope(caller.tenantId(), caller.userId()),
                IndexQuery.Filter.NONE.withProject(projectId)
                        .withKinds(EnumSet.of(MemoryKind.CONTEXT, MemoryKind.TURN, MemoryKind.PASSAGE)),
                MOST_MEMORIES);
        return Uni.createFrom().item(() -> index.search(query)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> memories.byIds(caller, found.hits().stream().map(hit -> hit.id()).toList()))
                .chain(found -> lines.byIds(caller, sessions(found)))
                .map(found -> found.stream().filter(filter::fits).limit(SessionsPage.LENGTH).toList());
    }

    private static List<String> sessions(List<StoredMemory> found) {
        return found.stream().map(StoredMemory::sessionId).filter(Objects::nonNull).distinct().toList();
    }
}
