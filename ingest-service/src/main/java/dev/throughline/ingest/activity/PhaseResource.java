package dev.throughline.ingest.activity;

import java.io.InputStream;

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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.security.Scopes;

/** {@code POST /api/sessions/{id}/phase}: where the session stands now. */
@Path("/api/sessions/{id}/phase")
@RequestScoped
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Blocking // a body may be large
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Kafka has it; a read with after= this position sees it")
@APIResponse(responseCode = "422", description = "A field is not as it must be")
@APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
public class PhaseResource {

    private final JsonBody json;
    private final ActivityService activity;

    PhaseResource(JsonBody json, ActivityService activity) {
        this.json = json;
        this.activity = activity;
    }

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Names the phase of the session, and the step in it: {phase, current_step}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"phase\": \"implementation\", \"current_step\": \"write the test\"}"))
    public Uni<Receipt> add(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request);
        new Fields(body).required("phase", Fields.MOST_LINE).text("current_step", Fields.MOST_LINE).check();
        return activity.tell(request, EventType.PHASE, body);
    }
}
