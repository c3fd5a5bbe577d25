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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.event.Checkout;
import dev.throughline.ingest.event.Draft;

/** {@code POST /api/transcripts}: one file of any length, read while it comes. */
@Path("/api/transcripts")
@RequestScoped
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
public class TranscriptsResource {

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
    @APIResponse(responseCode = "422", description = "The tool is not known")
    @APIResponse(responseCode = "429", description = "Enough other transcripts are being taken in")
    @APIResponse(responseCode = "503", description = "Kafka does not answer: send the file again")
    public TranscriptReceipt take(InputStream stream,
            @QueryParam("tool") @Schema(enumeration = { "claude-code", "codex", "copilot", "gemini" }) @Nullable String tool,
            @QueryParam("project") @Nullable String project,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @BeanParam Checkout checkout) throws InterruptedException {
        TranscriptFormat format = TranscriptFormat.of(tool == null ? "" : tool)
                .orElseThrow(() -> ProblemException.ofField(422, "tool", "must be one of " + TranscriptFormat.tools()));
        check(project);
        return service.take(new TranscriptService.SentFile(stream, encoding, format),
                workplace -> origin(checkout, format.tool(), project, workplace), caller);
    }

    private static void check(@Nullable String project) {
        if (project != null && project.length() > ProjectReference.MOST_CHARACTERS) {
            throw ProblemException.ofField(422, "project",
                    "has more than " + ProjectReference.MOST_CHARACTERS + " characters");
        }
    }

    private static Draft.Origin origin(Checkout checkout, String tool, @Nullable String project, Workplace workplace) {
        Checkout known = checkout.orRemote(workplace.remote());
        Draft.Origin told = known.origin(Source.TRANSCRIPT, tool, workplace.folder());
        return project == null || project.isBlank() ? told
                : new Draft.Origin(told.source(), known.project(project, workplace.folder()), told.tool(), told.machine(),
                        told.branch());
    }
}
