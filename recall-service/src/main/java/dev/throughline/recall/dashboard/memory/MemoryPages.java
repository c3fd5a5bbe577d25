package dev.throughline.recall.dashboard.memory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.briefing.RecallService;
import dev.throughline.recall.briefing.Wanted;
import dev.throughline.recall.dashboard.memory.MemoryStory.Story;
import dev.throughline.recall.dashboard.recalled.Showings;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/** Searching memories, and the page of one. */
@Path("/memories")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class MemoryPages {

    private final RecallService recall;
    private final MemoryStory story;
    private final Showings showings;
    private final Projects projects;
    private final Caller caller;

    MemoryPages(RecallService recall, MemoryStory story, Showings showings, Projects projects, Caller caller) {
        this.recall = recall;
        this.story = story;
        this.showings = showings;
        this.projects = projects;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> search(@BeanParam SearchParameters parameters) {
        parameters.check();
        return parameters.project() == null || parameters.project().isBlank() ? search(parameters, Optional.empty())
                : projects.named(caller, parameters.project()).chain(project -> project.isPresent()
                        ? search(parameters, project)
                        : Uni.createFrom().item(new MemoriesPage(parameters, List.of())));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(@RestPath String id) {
        UUID memory = uuid(id);
        return Uni.combine().all().unis(story.of(caller, memory), showings.of(caller, memory)).asTuple()
                .map(both -> {
                    Story found = both.getItem1().orElseThrow(MemoryPages::unknown);
                    return new MemoryPage(found.memory(), found.origins(), found.superseded(), both.getItem2());
                });
    }

    private Uni<TemplateInstance> search(SearchParameters parameters, Optional<Project> project) {
        var budget = new Wanted.Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, MemoriesPage.MOST);
        @Nullable
        Project known = project.orElse(null);
        var wanted = new Wanted(parameters.text(), known, null, List.of(), budget, Wanted.Floor.NONE);
        return recall.weighed(caller, wanted, parameters.kinds())
                .map(items -> new MemoriesPage(parameters, items.stream().map(ScoredMemory::of).toList()));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such memory, or it is not yours to see");
    }
}
