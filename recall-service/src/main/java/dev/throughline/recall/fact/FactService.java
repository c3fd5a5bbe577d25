package dev.throughline.recall.fact;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.briefing.RecallReporter;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.MemoryIndex;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Page;
import dev.throughline.recall.request.Parameters;

/**
 * Answers what a project remembers. To read a fact by its key counts as having been told of it; nothing is written for that.
 */
@Singleton
class FactService {

    static final int MOST_VERSIONS = 1_000;
    private static final int MOST_FOUND = 1_000;

    private final FactQueries queries;
    private final MemoryIndex index;
    private final Projects projects;
    private final Freshness freshness;
    private final RecallReporter reporter;
    private final Clock clock;

    FactService(FactQueries queries, MemoryIndex index, Projects projects, Freshness freshness, RecallReporter reporter,
            Clock clock) {
        this.queries = queries;
        this.index = index;
        this.projects = projects;
        this.freshness = freshness;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** None of a project that is not known: it has nothing to remember yet. */
    Uni<Page<FactView>> page(Caller caller, FactParameters parameters, int otherwise) {
        var reader = new Parameters();
        int skip = reader.number("skip", parameters.skip(), 0, 0, 1_000_000);
        int limit = reader.number("limit", parameters.limit(), otherwise, 1, Page.MOST);
        String key = reader.text("key", parameters.key());
        String prefix = reader.text("prefix", parameters.prefix());
        List<String> tags = reader.list("tags", parameters.tags());
        boolean isByAccess = reader.word("sort", parameters.sort(), "changed", "changed", "accessed").equals("accessed");
        reader.check();
        return project(caller, parameters).chain(project -> project
                .map(known -> found(caller, known, parameters.q()).chain(found -> queries.page(caller,
                        new FactFilter(known.id(), key, prefix, tags, found.orElse(null), isByAccess, skip, limit))))
                .orElse(Uni.createFrom().item(new Page<>(List.of(), 0, skip, limit))));
    }

    /** Ends the request with a 404 where nothing is remembered under the key. */
    Uni<FactView> byKey(Caller caller, FactParameters parameters, String key) {
        return known(caller, parameters).chain(project -> queries
                .page(caller, new FactFilter(project.id(), name(key), null, List.of(), null, false, 0, 2))
                .map(page -> page.items().stream().max(FactService::own).orElseThrow(FactService::unknown))
                .invoke(fact -> report(caller, project, fact)));
    }

    Uni<FactHistory> history(Caller caller, FactParameters parameters, String key) {
        return known(caller, parameters).chain(project -> queries.history(caller, project.id(), name(key), MOST_VERSIONS)
                .map(versions -> {
                    if (versions.isEmpty()) {
                        throw unknown();
                    }
                    return new FactHistory(project.key(), key, versions);
                }));
    }

    /** One's own comes before the team's. */
    private static int own(FactView one, FactView other) {
        return Boolean.compare(one.visibility().equals("private"), other.visibility().equals("private"));
    }

    private Uni<Optional<List<UUID>>> found(Caller caller, Project project, @Nullable String question) {
        if (question == null || question.isBlank()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var filter = new IndexQuery.Filter(project.id(), EnumSet.of(MemoryKind.FACT), List.of(), false, null, null, null, null);
        var query = new IndexQuery(question, new IndexQuery.Scope(caller.tenantId(), caller.userId()), filter, MOST_FOUND);
        return Uni.createFrom().item(() -> Optional.of(index.search(query).hits().stream().map(Found.Hit::id).toList()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Project> known(Caller caller, FactParameters parameters) {
        return project(caller, parameters).map(project -> project.orElseThrow(FactService::unknown));
    }

    private Uni<Optional<Project>> project(Caller caller, FactParameters parameters) {
        return freshness.after(parameters.after()).chain(() -> projects.named(caller, name(parameters.project())));
    }

    private void report(Caller caller, Project project, FactView fact) {
        var shown = new MemoryRecalled.Shown(fact.memoryId(), fact.version(), 1, 0);
        reporter.report(new MemoryRecalled(caller.tenantId(), caller.userId(), null, project.key(), null, clock.instant(),
                List.of(shown)));
    }

    private static String name(String text) {
        if (text.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
        return text.strip();
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "Nothing is remembered under this key of this project, or it is not yours to see");
    }
}
