package dev.throughline.ingest.transcript;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.event.Checkout;
import dev.throughline.ingest.event.Draft;

/** {@code POST /api/transcripts}: one file of any length, read while it comes. */
@Path("/api/transcripts")
@RequestScoped
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
public class TranscriptsResource {

    private static final String CLAUDE_CODE = "claude-code";

    private final TranscriptService service;
    private final Caller caller;

    TranscriptsResource(TranscriptService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Blocking // the file is read while it comes
    @ResponseStatus(202)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes in a transcript file; again, or a longer version of it, adds only what is new")
    @APIResponse(responseCode = "202", description = "Kafka has the file's events")
    @APIResponse(responseCode = "429", description = "Enough other transcripts are being taken in")
    @APIResponse(responseCode = "503", description = "Kafka does not answer: send the file again")
    public TranscriptReceipt take(InputStream stream, @QueryParam("tool") @Nullable String tool,
            @QueryParam("project") @Nullable String project,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @BeanParam Checkout checkout) throws InterruptedException {
        check(tool, project);
        return service.take(stream, encoding, folder -> origin(checkout, project, folder), caller);
    }

    private static void check(@Nullable String tool, @Nullable String project) {
        if (!CLAUDE_CODE.equals(tool)) {
            throw ProblemException.ofField(422, "tool", "must be " + CLAUDE_CODE);
        }
        if (project != null && project.length() > ProjectReference.MOST_CHARACTERS) {
            throw ProblemException.ofField(422, "project",
                    "has more than " + ProjectReference.MOST_CHARACTERS + " characters");
        }
    }

    private static Draft.Origin origin(Checkout checkout, @Nullable String project, @Nullable String folder) {
        Draft.Origin told = checkout.origin(Source.TRANSCRIPT, CLAUDE_CODE, folder);
        return project == null || project.isBlank() ? told
                : new Draft.Origin(told.source(), checkout.project(project, folder), told.tool(), told.machine(),
                        told.branch());
    }
}
