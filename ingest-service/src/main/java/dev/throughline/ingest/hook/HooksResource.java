package dev.throughline.ingest.hook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.JsonPlace;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.Bodies;
import dev.throughline.ingest.capture.CollectedBody;
import dev.throughline.ingest.event.Checkout;
import dev.throughline.ingest.event.IdempotencyKeys;

/** {@code POST /api/hooks/{agent}}: the agent's own payload, answered with an empty object, which no agent acts on. */
@Path("/api/hooks/{agent}")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
public class HooksResource {

    private static final String POSITION = "X-Throughline-Position";

    private final Bodies bodies;
    private final HookService service;

    HooksResource(Bodies bodies, HookService service) {
        this.bodies = bodies;
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes in a hook payload as the agent wrote it")
    @APIResponse(responseCode = "202", description = "Kafka has the event, or it carries no memory")
    @APIResponse(responseCode = "404", description = "No such agent; the answer names the known ones")
    @APIResponse(responseCode = "503", description = "Kafka does not answer: send the same again")
    public Uni<RestResponse<Map<String, String>>> observe(
            @PathParam("agent") @Schema(enumeration = { "claude-code", "codex", "copilot", "gemini", "cursor" }) String agent,
            InputStream stream,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, @BeanParam Checkout checkout) {
        HookAgent known = HookAgent.named(agent)
                .orElseThrow(() -> ProblemException.of(404, "No such agent; known are " + HookAgent.tools()));
        String key = IdempotencyKeys.checked(idempotencyKey);
        return bodies.take(stream, encoding, body -> service.observe(known, payload(body), checkout, key))
                .map(HooksResource::answer);
    }

    private static ObjectNode payload(Bodies.Body body) {
        try {
            JsonNode json = Json.mapper().readTree(body.bytes());
            if (json instanceof ObjectNode payload) {
                return payload;
            }
            throw ProblemException.of(400, "A hook's payload is a JSON object");
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "The body is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw ProblemException.of(400, "The body is not JSON in UTF-8");
        }
    }

    private static RestResponse<Map<String, String>> answer(String position) {
        var answer = RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, Map.<String, String> of());
        return position.isEmpty() ? answer.build() : answer.header(POSITION, position).build();
    }
}
