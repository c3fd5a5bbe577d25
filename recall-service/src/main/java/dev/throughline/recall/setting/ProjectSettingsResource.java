package dev.throughline.recall.setting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Parameters;

/** What a project has set for itself; changed through ingest-service, at the same address. */
@Path("/api/projects/{project}/settings")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class ProjectSettingsResource {

    private final SettingQueries settings;
    private final Projects projects;
    private final Freshness freshness;
    private final Caller caller;

    ProjectSettingsResource(SettingQueries settings, Projects projects, Freshness freshness, Caller caller) {
        this.settings = settings;
        this.projects = projects;
        this.freshness = freshness;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What a project has set, and what is in force for it; the ETag is the version")
    public Uni<RestResponse<SettingsView>> read(@RestPath String project, @RestQuery @Nullable String after) {
        var reader = new Parameters();
        String name = reader.text("project", project);
        reader.check();
        return freshness.after(after).chain(() -> projects.named(caller, name == null ? "" : name))
                .map(found -> found.orElseThrow(() -> ProblemException.of(404, "There is no such project")))
                .chain(known -> settings.view(caller, known)).map(SettingsView::answer);
    }
}
