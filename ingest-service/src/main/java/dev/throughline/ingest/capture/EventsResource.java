package dev.throughline.ingest.capture;

import java.io.InputStream;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.Bodies.Body;
import dev.throughline.ingest.capture.EventReader.Item;
import dev.throughline.ingest.event.IdempotencyKeys;

/** {@code POST /api/events}: one event, an array of them, or one a line. */
@Path("/api/events")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
public class EventsResource {

    private static final String LINES = "application/x-ndjson";

    private final Bodies bodies;
    private final EventReader reader;
    private final CaptureService service;
    private final Caller caller;

    EventsResource(Bodies bodies, EventReader reader, CaptureService service, Caller caller) {
        this.bodies = bodies;
        this.reader = reader;
        this.service = service;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Consumes({ MediaType.APPLICATION_JSON, LINES })
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes in events: an object, an array, or one object a line; gzip is accepted")
    @APIResponse(responseCode = "202", description = "Kafka has the accepted events")
    @APIResponse(responseCode = "422", description = "Not one event keeps the rules")
    @APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
    public Uni<CaptureReceipt> capture(InputStream stream, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        String key = IdempotencyKeys.checked(idempotencyKey);
        return bodies.take(stream, encoding, body -> service.capture(items(body, type), key, caller));
    }

    private List<Item> items(Body body, @Nullable MediaType type) {
        boolean areLines = type != null && type.getSubtype().endsWith("ndjson");
        return areLines ? reader.readLines(body.bytes()) : reader.readJson(body.bytes());
    }
}
