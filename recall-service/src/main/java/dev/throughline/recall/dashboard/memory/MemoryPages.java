package dev.throughline.recall.dashboard.memory;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.dashboard.Links;
import dev.throughline.recall.dashboard.ReturnAddress;
import dev.throughline.recall.dashboard.edit.EditForm;
import dev.throughline.recall.dashboard.edit.MemoryEditor;
import dev.throughline.recall.dashboard.memory.MemoryStory.Story;
import dev.throughline.recall.dashboard.recalled.Showings;

/** Searching memories, and the page of one, on which its owner can change it. */
@Path("/memories")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class MemoryPages {

    private final MemorySearch search;
    private final MemoryStory story;
    private final Showings showings;
    private final MemoryEditor editor;
    private final Caller caller;
    private final SecurityIdentity identity;

    MemoryPages(MemorySearch search, MemoryStory story, Showings showings, MemoryEditor editor, Caller caller,
            SecurityIdentity identity) {
        this.search = search;
        this.story = story;
        this.showings = showings;
        this.editor = editor;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    public Uni<TemplateInstance> search(@BeanParam SearchParameters parameters) {
        parameters.check();
        return search.find(caller, parameters).map(page -> page);
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(@RestPath String id) {
        UUID memory = uuid(id);
        return Uni.combine().all().unis(story(memory), showings.of(caller, memory))
                .with((found, shown) -> new MemoryPage(found.memory(), found.origins(), found.superseded(), shown,
                        mayEdit(found.memory())));
    }

    /** Changes the memory, and leads to what came of it. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> edit(@RestPath String id, @BeanParam EditForm form) {
        UUID memory = uuid(id);
        return story(memory).invoke(found -> requireEditable(found.memory()))
                .chain(found -> editor.edit(caller, isAdministrator(), memory, form))
                .chain(() -> story.of(caller, memory))
                .map(left -> Response.seeOther(
                        new ReturnAddress(left.isPresent() ? Links.memory(memory) : "/memories").uri()).build());
    }

    private Uni<Story> story(UUID memory) {
        return story.of(caller, memory).map(found -> found.orElseThrow(MemoryPages::unknown));
    }

    private void requireEditable(MemoryView memory) {
        if (!mayEdit(memory)) {
            throw ProblemException.of(403,
                    "A memory is changed by its owner or an administrator; what is made of other memories"
                            + " follows them");
        }
    }

    private boolean mayEdit(MemoryView memory) {
        return memory.sessionId() != null && (memory.ownerId().equals(caller.userId()) || isAdministrator());
    }

    private boolean isAdministrator() {
        return identity.hasRole(Scopes.ADMIN);
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
