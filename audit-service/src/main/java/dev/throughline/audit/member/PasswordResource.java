package dev.throughline.audit.member;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;

/** Passwords: one's own, and for an administrator anyone's. */
@Path("/api/members")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {

    private final MemberService members;
    private final OwnPassword own;
    private final PasswordHasher hasher;
    private final Actor actor;

    PasswordResource(MemberService members, OwnPassword own, PasswordHasher hasher, Actor actor) {
        this.members = members;
        this.own = own;
        this.hasher = hasher;
        this.actor = actor;
    }

    public record OwnPasswordRequest(@NotBlank @Size(max = 1000) String currentPassword,
            @NotBlank @Size(min = 12, max = 1000) String newPassword) {

        @Override
        public String toString() {
            return "OwnPasswordRequest[]"; // neither must reach a log
        }
    }

    public record PasswordRequest(@NotBlank @Size(min = 12, max = 1000) String newPassword) {

        @Override
        public String toString() {
            return "PasswordRequest[]"; // it must not reach a log
        }
    }

    @PUT
    @Path("/me/password")
    @ResponseStatus(204)
    @RolesAllowed({ Scopes.INGEST, Scopes.RECALL, Scopes.VAULT, Scopes.AUDIT, Scopes.ADMIN })
    @Operation(summary = "Change one's own password; all logins end, this one too")
    public Uni<Void> changeOwn(@NotNull @Valid OwnPasswordRequest request) {
        if (actor.machine() != null) {
            throw ProblemException.of(403, "A machine's token changes no password");
        }
        return own.change(actor, request.currentPassword(), request.newPassword());
    }

    @PUT
    @Path("/{id}/password")
    @ResponseStatus(204)
    @RolesAllowed(Scopes.ADMIN)
    @Operation(summary = "Give a person another password; all logins of that person end")
    public Uni<Void> change(@RestPath UUID id, @NotNull @Valid PasswordRequest request) {
        return hasher.hashed(request.newPassword()).chain(hash -> members.setPassword(actor, id, hash));
    }
}
