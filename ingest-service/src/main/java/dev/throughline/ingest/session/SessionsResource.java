package dev.throughline.ingest.session;

import java.io.InputStream;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.CollectedBody;
import dev.throughline.ingest.capture.JsonBody;
import dev.throughline.ingest.event.IdempotencyKeys;
import dev.throughline.ingest.event.Naming;

/**
 * {@code /api/sessions}: what happens to a session as a whole. Whether a session is known is not known here: a call for one
 * that is not makes it, so that nothing is lost for its order. An id is any printable text, percent-encoded.
 */
@Path("/api/sessions")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Blocking // the event is scanned, and Kafka's client may wait for a moment
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Kafka has it; a read with after= this position sees it")
@APIResponse(responseCode = "422", description = "A field is not as it must be")
@APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
public class SessionsResource {

    private static final String KEY = "Idempotency-Key";
    private static final List<String> ENDINGS = List.of("success", "failed", "cancelled");
    private static final int MOST_OUTCOME = 10_000;
    private static final int MOST_RESPONSE = 100_000;
    private static final int MOST_GOALS = 100;
    private static final int MOST_GOAL = 1_000;

    private final JsonBody json;
    private final SessionService service;
    private final Caller caller;

    SessionsResource(JsonBody json, SessionService service, Caller caller) {
        this.json = json;
        this.service = service;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Creates a session; to create it again changes nothing")
    public Uni<SessionReceipt> create(InputStream stream, @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam(KEY) @Nullable String key) {
        return service.publish(SessionBirth.created(fields(stream, encoding), caller, IdempotencyKeys.checked(key)), caller);
    }

    @PATCH
    @Path("/{id}")
    @ResponseStatus(202)
    @Operation(summary = "Changes title, metadata (merge patch), tags, pinned, archived")
    public Uni<SessionReceipt> update(@PathParam("id") String id, InputStream stream,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, @HeaderParam(KEY) @Nullable String key) {
        Fields fields = fields(stream, encoding).keepLine("title", SessionBirth.MOST_TITLE)
                .keepObject("metadata", SessionBirth.MOST_METADATA).keepTags("tags").keepTags("add_tags")
                .keepTags("remove_tags").keepFlag("pinned").keepFlag("archived");
        fields.check();
        if (fields.data().isEmpty()) {
            throw ProblemException.of(422,
                    "Nothing is to be changed: give title, metadata, tags, add_tags, remove_tags, pinned or archived");
        }
        return service.publish(SessionChange.of(id, EventType.SESSION_UPDATED, naming(key), fields.data()), caller);
    }

    @POST
    @Path("/{id}/pin")
    @ResponseStatus(202)
    public Uni<SessionReceipt> pin(@PathParam("id") String id, @HeaderParam(KEY) @Nullable String key) {
        return flag(id, "pinned", true, key);
    }

    @POST
    @Path("/{id}/unpin")
    @ResponseStatus(202)
    public Uni<SessionReceipt> unpin(@PathParam("id") String id, @HeaderParam(KEY) @Nullable String key) {
        return flag(id, "pinned", false, key);
    }

    @POST
    @Path("/{id}/archive")
    @ResponseStatus(202)
    public Uni<SessionReceipt> archive(@PathParam("id") String id, @HeaderParam(KEY) @Nullable String key) {
        return flag(id, "archived", true, key);
    }

    @POST
    @Path("/{id}/unarchive")
    @ResponseStatus(202)
    public Uni<SessionReceipt> unarchive(@PathParam("id") String id, @HeaderParam(KEY) @Nullable String key) {
        return flag(id, "archived", false, key);
    }

    @POST
    @Path("/{id}/heartbeat")
    @ResponseStatus(202)
    @Operation(summary = "Keeps a session from ending as idle; nothing else comes of it")
    public Uni<SessionReceipt> heartbeat(@PathParam("id") String id) {
        return service.publish(SessionChange.of(id, EventType.HEARTBEAT, naming(null), JsonNodeFactory.instance.objectNode()),
                caller);
    }

    @POST
    @Path("/{id}/end")
    @ResponseStatus(202)
    @Operation(summary = "Ends a session: status success, failed or cancelled, reason, outcome, response, goals_achieved")
    public Uni<SessionReceipt> end(@PathParam("id") String id, InputStream stream,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, @HeaderParam(KEY) @Nullable String key) {
        Fields fields = fields(stream, encoding).keepWord("status", ENDINGS).keepLine("reason", Fields.MOST_NAME)
                .keepText("outcome", MOST_OUTCOME).keepText("response", MOST_RESPONSE)
                .keepTexts("goals_achieved", MOST_GOALS, MOST_GOAL);
        fields.check();
        return service.publish(SessionChange.of(id, EventType.SESSION_ENDED, naming(key), fields.data()), caller);
    }

    @POST
    @Path("/{id}/resume")
    @ResponseStatus(202)
    @Operation(summary = "Makes a new session that goes on from this one")
    public Uni<SessionReceipt> resume(@PathParam("id") String id, InputStream stream,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, @HeaderParam(KEY) @Nullable String key) {
        return service.publish(SessionBirth.resumed(fields(stream, encoding), id, caller, IdempotencyKeys.checked(key)),
                caller);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(202)
    @Operation(summary = "Deletes a session of the caller with its events and memories; its id is used up")
    public Uni<SessionReceipt> delete(@PathParam("id") String id) {
        return service.publish(SessionChange.of(id, EventType.SESSION_DELETED, naming(null),
                JsonNodeFactory.instance.objectNode()), caller);
    }

    private Fields fields(InputStream stream, @Nullable String encoding) {
        return new Fields(json.readIfPresent(stream, encoding));
    }

    private Uni<SessionReceipt> flag(String id, String name, boolean value, @Nullable String key) {
        return service.publish(
                SessionChange.of(id, EventType.SESSION_UPDATED, naming(key), SessionChange.flag(name, value)), caller);
    }

    private static Naming naming(@Nullable String idempotencyKey) {
        return SessionChange.naming(IdempotencyKeys.checked(idempotencyKey));
    }
}
