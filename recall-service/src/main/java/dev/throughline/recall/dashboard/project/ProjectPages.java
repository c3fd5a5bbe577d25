package dev.throughline.recall.dashboard.project;

import java.util.Objects;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Parameters;

/** The list of projects, and the page of one. */
@Path("/projects")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class ProjectPages {

    private final ProjectLines lines;
    private final ProjectOverview overview;
    private final Projects projects;
    private final Caller caller;

    ProjectPages(ProjectLines lines, ProjectOverview overview, Projects projects, Caller caller) {
        this.lines = lines;
        this.overview = overview;
        this.projects = projects;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> list(@RestQuery @Nullable String q) {
        var reader = new Parameters();
        String part = Objects.requireNonNullElse(reader.text("q", q), "");
        reader.check();
        return lines.latest(caller, part, ProjectsPage.MOST).map(found -> new ProjectsPage(part, found));
    }

    /** By any name of the project. */
    @GET
    @Path("/{key:.+}")
    public Uni<TemplateInstance> one(@RestPath String key) {
        if (key.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
        return projects.named(caller, key).map(found -> found.orElseThrow(ProjectPages::unknown))
                .chain(project -> overview.of(caller, project));
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such project, or nothing of it is yours to see");
    }
}
