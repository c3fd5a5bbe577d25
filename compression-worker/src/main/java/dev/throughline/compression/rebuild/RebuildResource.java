package dev.throughline.compression.rebuild;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The administrator's way to memories that are made anew from raw events. */
@Path("/api/admin/rebuild")
@RequestScoped // for the caller is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RebuildResource {

    /** PostgreSQL takes no NUL in a text. */
    private static final String WITHOUT_NUL = "[^\\x00]*";

    private final RebuildService rebuilds;
    private final Caller caller;

    RebuildResource(RebuildService rebuilds, Caller caller) {
        this.rebuilds = rebuilds;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Make the memories of a project, of a session, or of all sessions of the tenant anew from raw events, by the rules of today")
    public RebuildView request(
            @RestQuery @Nullable @Size(max = ProjectReference.MOST_CHARACTERS) @Pattern(regexp = WITHOUT_NUL) String project,
            @RestQuery("session_id") @Nullable @Size(max = 200) @Pattern(regexp = WITHOUT_NUL) String sessionId) {
        String session = Optional.ofNullable(sessionId).filter(id -> !id.isBlank()).orElse(null);
        String key = ProjectReference.of(project).map(ProjectReference::key).orElse(null);
        if (session != null && key != null) {
            throw ProblemException.ofField(422, "session_id", "may not stand beside a project");
        }
        return RebuildView.of(rebuilds.request(caller, new Rebuild.Scope(key, session)));
    }

    @GET
    @Operation(summary = "How far the latest rebuild is, and what came of it")
    public RebuildView latest() {
        return RebuildView.of(rebuilds.latest(caller));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a rebuild is, and what came of it")
    public RebuildView find(@RestPath UUID id) {
        return RebuildView.of(rebuilds.find(caller, id));
    }
}
