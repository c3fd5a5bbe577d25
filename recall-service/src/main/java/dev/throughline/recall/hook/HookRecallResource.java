package dev.throughline.recall.hook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.micrometer.core.annotation.Timed;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Claude Code's SessionStart and UserPromptSubmit hooks. */
@Path("/api/hooks/claude-code/recall")
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
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the agent should know now; an empty object when that is nothing, or not in time")
    @Timed("hooks.recalled")
    public Uni<HookAnswer> recall(@BeanParam Checkout checkout, byte[] payload) {
        return service.answer(caller, checkout, payload);
    }
}
