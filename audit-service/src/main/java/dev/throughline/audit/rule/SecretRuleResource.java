package dev.throughline.audit.rule;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.common.security.Scopes;

/** What the tenant says of secrets beside the suite's own rules. */
@Path("/api/secret-rules")
@RequestScoped // for the actor is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecretRuleResource {

    private final SecretRuleService rules;
    private final SecretRuleCheck check;
    private final Actor actor;

    SecretRuleResource(SecretRuleService rules, SecretRuleCheck check, Actor actor) {
        this.rules = rules;
        this.check = check;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a rule; it is in force everywhere within two seconds")
    public Uni<SecretRuleView> create(@NotNull @Valid SecretRuleRequest request) {
        check.check(request);
        return rules.create(actor, request);
    }

    @GET
    @Operation(summary = "The tenant's rules, newest first")
    public Uni<SecretRulePage> page(@RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return rules.page(actor, skip, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A rule")
    public Uni<SecretRuleView> view(@RestPath UUID id) {
        return rules.view(actor, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace a rule, or switch it off")
    public Uni<SecretRuleView> change(@RestPath UUID id, @NotNull @Valid SecretRuleRequest request) {
        check.check(request);
        return rules.change(actor, id, request);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Delete a rule")
    public Uni<Void> delete(@RestPath UUID id) {
        return rules.delete(actor, id);
    }

    @POST
    @Path("/test")
    @Blocking // a large text may take a while
    @Operation(summary = "What a pattern finds in a text; nothing is stored")
    public Trial.Result test(@NotNull @Valid Trial trial) {
        return trial.run();
    }
}
