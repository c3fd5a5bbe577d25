package dev.throughline.ingest.activity;

import java.io.InputStream;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.CollectedBody;
import dev.throughline.ingest.capture.JsonBody;
import dev.throughline.ingest.decision.Decided;
import dev.throughline.ingest.decision.DependentChanges;
import dev.throughline.ingest.event.Finished;

/** {@code PATCH /api/sessions/{id}/state}. */
@Path("/api/sessions/{id}/state")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
public class StateResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final JsonBody json;
    private final ActivityService activity;
    private final DependentChanges changes;

    StateResource(JsonBody json, ActivityService activity, DependentChanges changes) {
        this.json = json;
        this.activity = activity;
        this.changes = changes;
    }

    @PATCH
    @Blocking // a body may be large
    @Consumes({ MediaType.APPLICATION_JSON, MERGE_PATCH })
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes a session's state: a merge patch, or {patch, operations[{op, path, id, value}]}")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = "{\"patch\": {\"owner\": \"ann\"}, \"operations\": [{\"op\": \"append\", \"path\": \"/tasks\", \"value\": {\"id\": \"t1\"}}]}"))
    @APIResponse(responseCode = "202", description = "Kafka has the change")
    @APIResponse(responseCode = "200", description = "With If-Match: the change was made; version is the one that stands")
    @APIResponse(responseCode = "409", description = "With If-Match: another version stands, which the problem names")
    @APIResponse(responseCode = "504", description = "With If-Match: not decided in 5 s, and may still be made")
    public Uni<RestResponse<Receipt>> change(@BeanParam SessionRequest request, InputStream stream,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ObjectNode body = json.read(stream, request.encoding());
        var change = StateChange.of(body, type.getSubtype().startsWith("merge-patch"), ifMatch);
        Finished event = activity.finished(request, EventType.STATE, 0, change.data());
        if (change.dependsOnVersion()) {
            return changes.publish(event, "session/" + event.event().sessionId() + "/state")
                    .map(decided -> made(event, decided));
        }
        return activity.publish(List.of(event)).map(receipt -> RestResponse.status(RestResponse.Status.ACCEPTED, receipt));
    }

    private static RestResponse<Receipt> made(Finished event, Decided decided) {
        return RestResponse.ResponseBuilder
                .ok(Receipt.of(event.event(), decided.position()).withVersion(decided.version()))
                .header(HttpHeaders.ETAG, "\"" + decided.version() + "\"")
                .build();
    }
}
