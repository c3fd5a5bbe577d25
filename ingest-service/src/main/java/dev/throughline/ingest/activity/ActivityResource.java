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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.CollectedBody;
import dev.throughline.ingest.capture.JsonBody;
import dev.throughline.ingest.event.Finished;

/** What a client tells of its session as it goes on. Each gets its sequence number when it is stored. */
@Path("/api/sessions")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Blocking // a body may be large
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Kafka has it; a read with after= this position sees it")
@APIResponse(responseCode = "422", description = "A field is not as it must be")
@APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
public class ActivityResource {

    private final JsonBody json;
    private final ActivityService activity;

    ActivityResource(JsonBody json, ActivityService activity) {
        this.json = json;
        this.activity = activity;
    }

    @POST
    @Path("/{id}/actions")
    @ResponseStatus(202)
    @Operation(summary = "Adds an action: {type, …free}; task_spawn, tool_call, mcp_call, file_write, file_edit and bash_exec are counted by name")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"type\": \"tool_call\", \"tool\": \"grep\", \"arguments\": {\"pattern\": \"cart\"}}"))
    public Uni<Receipt> action(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        new Fields(body).required("type", Fields.MOST_NAME).check();
        return activity.tell(request, EventType.ACTION, body);
    }

    @POST
    @Path("/{id}/responses")
    @ResponseStatus(202)
    @Operation(summary = "Adds a response: {text, type, …free}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"type\": \"final\", \"text\": \"The cart rounds late now.\"}"))
    public Uni<Receipt> response(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        new Fields(body).text("text", Integer.MAX_VALUE).text("type", Fields.MOST_NAME).check();
        return activity.tell(request, EventType.RESPONSE, body);
    }

    @POST
    @Path("/{id}/errors")
    @ResponseStatus(202)
    @Operation(summary = "Adds an error: {message, …free}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"message\": \"The build broke\", \"code\": 1}"))
    public Uni<Receipt> error(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        new Fields(body).required("message", Fields.MOST_TEXT).check();
        return activity.tell(request, EventType.ERROR, body);
    }

    @POST
    @Path("/{id}/phase")
    @ResponseStatus(202)
    @Operation(summary = "Names the phase of the session, and the step in it: {phase, current_step}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"phase\": \"implementation\", \"current_step\": \"write the test\"}"))
    public Uni<Receipt> phase(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        new Fields(body).required("phase", Fields.MOST_LINE).text("current_step", Fields.MOST_LINE).check();
        return activity.tell(request, EventType.PHASE, body);
    }

    @POST
    @Path("/{id}/context")
    @ResponseStatus(202)
    @Operation(summary = "Adds to the context, some or all of file_path with file_importance 0..1, search_query, decision, memory_id with memory_key")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"file_path\": \"src/Cart.java\", \"file_importance\": 0.9, \"search_query\": \"rounding\", \"decision\": \"Round late\", \"memory_id\": \"mem_1\", \"memory_key\": \"rounding\"}"))
    public Uni<Receipt> context(@BeanParam SessionRequest request, InputStream stream) {
        var addition = ContextAddition.of(json.read(stream, request.encoding()));
        var events = new ArrayList<Finished>();
        addition.forEach((type, data) -> events.add(activity.finished(request, type, events.size(), data)));
        return activity.publish(events);
    }
}
