package dev.throughline.ingest.activity;

import java.io.InputStream;
import java.util.ArrayList;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.event.Finished;

/** {@code POST /api/sessions/{id}/context}: what the session has looked at, several kinds at once. */
@Path("/api/sessions/{id}/context")
@RequestScoped
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Blocking // a body may be large
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Kafka has it; a read with after= this position sees it")
@APIResponse(responseCode = "422", description = "A field is not as it must be")
@APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
public class ContextResource {

    private final JsonBody json;
    private final ActivityService activity;

    ContextResource(JsonBody json, ActivityService activity) {
        this.json = json;
        this.activity = activity;
    }

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds to the context, some or all of file_path with file_importance 0..1, search_query, decision, memory_id with memory_key")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"file_path\": \"src/Cart.java\", \"file_importance\": 0.9, \"search_query\": \"rounding\", \"decision\": \"Round late\", \"memory_id\": \"mem_1\", \"memory_key\": \"rounding\"}"))
    public Uni<Receipt> add(@BeanParam SessionRequest request, InputStream stream) {
        var addition = ContextAddition.of(json.read(stream, request));
        var events = new ArrayList<Finished>();
        addition.forEach((type, data) -> events.add(activity.finished(request, type, events.size(), data)));
        return activity.publish(events);
    }
}
