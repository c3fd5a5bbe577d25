package dev.throughline.ingest.activity;

import java.io.InputStream;
import java.util.List;

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
import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.CollectedBody;
import dev.throughline.ingest.capture.JsonBody;
import dev.throughline.ingest.event.Finished;

/** {@code /api/sessions/{id}/agents}: who works for the session beside its main conversation. */
@Path("/api/sessions/{id}/agents")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Blocking // a body may be large
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Kafka has it; a read with after= this position sees it")
@APIResponse(responseCode = "422", description = "A field is not as it must be")
@APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
public class AgentsResource {

    private final JsonBody json;
    private final ActivityService activity;

    AgentsResource(JsonBody json, ActivityService activity) {
        this.json = json;
        this.activity = activity;
    }

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tells of an agent that was spawned: {type, task, agent_id, subsession}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"type\": \"researcher\", \"task\": \"Find who rounds\", \"agent_id\": \"a1\"}"))
    public Uni<Receipt> spawn(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        new Fields(body).text("agent_id", Fields.MOST_NAME).required("type", Fields.MOST_NAME).text("task", Fields.MOST_TEXT)
                .text("subsession", Fields.MOST_NAME).check();
        return tell(request, EventType.AGENT_SPAWNED, body);
    }

    @POST
    @Path("/{agent_id}/complete")
    @ResponseStatus(202)
    @Consumes(MediaType.WILDCARD) // a body is not needed
    @Operation(summary = "Tells that an agent is done: {status, result}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"status\": \"success\", \"result\": \"Cart.java does\"}"))
    public Uni<Receipt> complete(@BeanParam SessionRequest request, @RestPath("agent_id") String agentId, InputStream stream) {
        ObjectNode body = json.readIfPresent(stream, request.encoding());
        body.put("agent_id", agentId);
        new Fields(body).required("agent_id", Fields.MOST_NAME).text("status", Fields.MOST_NAME).check();
        return tell(request, EventType.AGENT_COMPLETED, body);
    }

    /** An agent without an id of its client has that of its event. */
    private Uni<Receipt> tell(SessionRequest request, EventType type, ObjectNode body) {
        Finished event = activity.finished(request, type, 0, body);
        String told = event.event().text("agent_id");
        return activity.publish(List.of(event)).map(receipt -> receipt.withAgent(told.isBlank() ? receipt.id() : told));
    }
}
