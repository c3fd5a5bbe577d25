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
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;

/** The people of a tenant. */
@Path("/api/members")
@RequestScoped // for the actor is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemberResource {

    private final MemberService members;
    private final PasswordHasher hasher;
    private final Clock clock;
    private final Actor actor;

    MemberResource(MemberService members, PasswordHasher hasher, Clock clock, Actor actor) {
        this.members = members;
        this.hasher = hasher;
        this.clock = clock;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a person with a role and a first password")
    public Uni<MemberView> create(@NotNull @Valid MemberRequest request) {
        String password = request.password();
        if (password == null) {
            throw ProblemException.ofField(422, "password", "is needed for a new person");
        }
        return hasher.hashed(password)
                .chain(hash -> members.create(actor, Member.person(actor.tenantId(), request.draft(), hash, clock.instant())));
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The people of the tenant by name")
    public Uni<MemberPage> page(@RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return members.page(actor.tenantId(), Kind.PERSON, skip, limit);
    }

    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "One person")
    public Uni<MemberView> get(@RestPath UUID id) {
        return members.get(actor.tenantId(), Kind.PERSON, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change name, role, scopes, or disable; taking something away revokes all tokens issued before")
    public Uni<MemberView> change(@RestPath UUID id, @NotNull @Valid MemberRequest request) {
        if (request.password() != null) {
            throw ProblemException.ofField(422, "password", "has its own address: PUT /api/members/{id}/password");
        }
        return members.change(actor, Kind.PERSON, id, request.draft());
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(summary = "Remove a person and revoke all tokens")
    public Uni<Void> delete(@RestPath UUID id) {
        return members.delete(actor, Kind.PERSON, id);
    }
}
