package dev.throughline.audit.member;

import java.time.Clock;
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

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.common.security.Scopes;

/** Accounts of programs, which get their tokens by OAuth 2's client credentials. */
@Path("/api/service-accounts")
@RequestScoped
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceAccountResource {

    private final MemberService members;
    private final Clock clock;
    private final Actor actor;

    ServiceAccountResource(MemberService members, Clock clock, Actor actor) {
        this.members = members;
        this.clock = clock;
        this.actor = actor;
    }

    /** An account and its secret, the only time that it is shown. */
    public record IssuedSecret(MemberView details, String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "IssuedSecret[clientId=" + clientId + "]"; // the secret must not reach a log
        }
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a service account; its secret is shown this once")
    public Uni<IssuedSecret> create(@NotNull @Valid MemberRequest request) {
        String secret = ClientSecret.random();
        var account = Member.service(actor.tenantId(), request.draft(), ClientSecret.hash(secret), clock.instant());
        return members.create(actor, account).map(view -> issued(view, secret));
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The service accounts of the tenant by name")
    public Uni<MemberPage> page(@RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return members.page(actor.tenantId(), Kind.SERVICE, skip, limit);
    }

    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "One service account")
    public Uni<MemberView> get(@RestPath UUID id) {
        return members.get(actor.tenantId(), Kind.SERVICE, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change name, role, scopes, or disable; taking something away revokes all tokens issued before")
    public Uni<MemberView> change(@RestPath UUID id, @NotNull @Valid MemberRequest request) {
        return members.change(actor, Kind.SERVICE, id, request.draft());
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Replace the secret, shown this once; the old one and its tokens end at once")
    public Uni<IssuedSecret> replaceSecret(@RestPath UUID id) {
        String secret = ClientSecret.random();
        return members.setSecret(actor, id, ClientSecret.hash(secret)).map(view -> issued(view, secret));
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(summary = "Remove a service account and revoke all its tokens")
    public Uni<Void> delete(@RestPath UUID id) {
        return members.delete(actor, Kind.SERVICE, id);
    }

    private IssuedSecret issued(MemberView view, String secret) {
        return new IssuedSecret(view, new ClientId(view.id(), actor.tenantId()).toString(), secret);
    }
}
