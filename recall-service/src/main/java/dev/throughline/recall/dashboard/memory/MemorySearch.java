package dev.throughline.recall.dashboard.memory;

import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.briefing.RecallService;
import dev.throughline.recall.briefing.Wanted;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/** Finds memories with the parts of their scores. */
@Singleton
class MemorySearch {

    private final RecallService recall;
    private final Projects projects;

    MemorySearch(RecallService recall, Projects projects) {
        this.recall = recall;
        this.projects = projects;
    }

    Uni<MemoriesPage> find(Caller caller, SearchParameters parameters) {
        if (parameters.project() == null || parameters.project().isBlank()) {
            return find(caller, parameters, null);
        }
        return projects.named(caller, parameters.project()).chain(project -> project.isPresent()
                ? find(caller, parameters, project.get())
                : Uni.createFrom().item(new MemoriesPage(parameters, List.of())));
    }

    private Uni<MemoriesPage> find(Caller caller, SearchParameters parameters, @Nullable Project project) {
        var budget = new Wanted.Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, MemoriesPage.MOST);
        var wanted = new Wanted(parameters.text(), project, null, List.of(), budget, Wanted.Floor.NONE);
        return recall.weighed(caller, wanted, parameters.kinds())
                .map(items -> new MemoriesPage(parameters, items.stream().map(ScoredMemory::of).toList()));
    }
}
