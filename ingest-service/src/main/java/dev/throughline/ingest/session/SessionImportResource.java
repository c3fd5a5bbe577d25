package dev.throughline.ingest.session;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
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

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/**
 * {@code POST /api/sessions/import}: a session as recall-service exports it, in lines of JSON. Where the session is known it
 * changes nothing; elsewhere it restores it, as the caller's own.
 */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
public class SessionImportResource {

    private final SessionImportService service;
    private final Caller caller;

    SessionImportResource(SessionImportService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Path("/import")
    @Blocking // the file is read while it comes
    @ResponseStatus(202)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes in the export of a session; session_id gives it another id")
    @APIResponse(responseCode = "202", description = "Kafka has the session's events")
    @APIResponse(responseCode = "422", description = "The first line is not that of an export")
    @APIResponse(responseCode = "503", description = "Kafka does not answer: send the file again")
    public ImportReceipt take(InputStream stream, @QueryParam("session_id") @Nullable String sessionId,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding) throws InterruptedException {
        return service.take(stream, encoding, sessionId, caller);
    }
}
