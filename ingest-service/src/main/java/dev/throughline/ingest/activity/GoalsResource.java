package dev.throughline.ingest.activity;

import java.io.InputStream;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
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

/** {@code /api/sessions/{id}/goals}: what the session is to reach. */
@Path("/api/sessions/{id}/goals")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Blocking // a body may be large
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Kafka has it; a read with after= this position sees it")
@APIResponse(responseCode = "422", description = "A field is not as it must be")
@APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
public class GoalsResource {

    private static final List<String> PRIORITIES = List.of("high", "medium", "low");
    private static final List<String> STATES = List.of("pending", "in_progress", "completed", "blocked");

    private final JsonBody json;
    private final ActivityService activity;

    GoalsResource(JsonBody json, ActivityService activity) {
        this.json = json;
        this.activity = activity;
    }

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a goal: {description, goal_id, priority: high|medium|low, status, …free}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"goal_id\": \"cart\", \"description\": \"Fix the cart\", \"priority\": \"high\"}"))
    public Uni<Receipt> add(@BeanParam SessionRequest request, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        checked(new Fields(body).required("description", Fields.MOST_TEXT).text("goal_id", Fields.MOST_NAME));
        return tell(request, EventType.GOAL_ADDED, body);
    }

    @PATCH
    @Path("/{goal_id}")
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes a goal: {description, priority, status: pending|in_progress|completed|blocked, …free}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"status\": \"completed\"}"))
    public Uni<Receipt> change(@BeanParam SessionRequest request, @RestPath("goal_id") String goalId, InputStream stream) {
        ObjectNode body = json.read(stream, request.encoding());
        body.put("goal_id", goalId);
        checked(new Fields(body).text("description", Fields.MOST_TEXT).required("goal_id", Fields.MOST_NAME));
        return tell(request, EventType.GOAL_UPDATED, body);
    }

    private static void checked(Fields fields) {
        fields.word("priority", PRIORITIES).word("status", STATES).check();
    }

    /** A goal without an id of its client has that of its event. */
    private Uni<Receipt> tell(SessionRequest request, EventType type, ObjectNode body) {
        Finished event = activity.finished(request, type, 0, body);
        String told = event.event().text("goal_id");
        return activity.publish(List.of(event)).map(receipt -> receipt.withGoal(told.isBlank() ? receipt.id() : told));
    }
}
