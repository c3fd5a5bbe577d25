package dev.throughline.recall.briefing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.annotation.Timed;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/** Tells an agent or a person what is known. */
@Path("/api/recall")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class RecallResource {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8;qs=0.5";

    private final RecallService service;
    private final Projects projects;
    private final Freshness freshness;
    private final BriefingConfig config;
    private final Caller caller;

    RecallResource(RecallService service, Projects projects, Freshness freshness, BriefingConfig config,
            Caller caller) {
        this.service = service;
        this.projects = projects;
        this.freshness = freshness;
        this.config = config;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What is known, with the memories it is made of")
    @Timed("memories.recalled")
    public Uni<RecallAnswer> recall(@BeanParam RecallParameters parameters) {
        var request = RecallRequest.of(parameters);
        return freshness.after(request.after()).chain(() -> answer(request));
    }

    @GET
    @Produces(MARKDOWN)
    @Operation(hidden = true) // the same address and parameters as above, as text alone
    public Uni<String> markdown(@BeanParam RecallParameters parameters) {
        return recall(parameters).map(RecallAnswer::markdown);
    }

    private Uni<RecallAnswer> answer(RecallRequest request) {
        return request.project() == null ? answer(request, null)
                : projects.named(caller, request.project()).chain(project -> project.map(known -> answer(request, known))
                        .orElse(Uni.createFrom().item(RecallAnswer.NOTHING)));
    }

    private Uni<RecallAnswer> answer(RecallRequest request, @Nullable Project project) {
        return service.recall(caller, request.wanted(project),
                inForce -> request.budget(inForce, config.defaultTokens()));
    }
}
