package dev.throughline.recall.hook;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

import io.micrometer.core.annotation.Timed;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The hooks at which an agent takes a text: at a session's start, and with a prompt. */
@Path("/api/hooks/{agent}/recall")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class HookRecallResource {

    private final HookService service;
    private final Caller caller;

    HookRecallResource(HookService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the agent should know now, in its own form; an empty object when that is nothing, or not in time")
    @APIResponse(responseCode = "200", description = "hookSpecificOutput.additionalContext for claude-code, codex and gemini, "
            + "additionalContext for copilot, additional_context for cursor", content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "No such agent; the answer names the known ones")
    @Timed("hooks.recalled")
    public Uni<HookAnswer> recall(
            @RestPath @Schema(enumeration = { "claude-code", "codex", "copilot", "gemini", "cursor" }) String agent,
            @BeanParam Checkout checkout, byte[] payload) {
        HookAgent known = HookAgent.named(agent)
                .orElseThrow(() -> ProblemException.of(404, "No such agent; known are " + HookAgent.tools()));
        return service.answer(caller, known, checkout, payload);
    }
}
