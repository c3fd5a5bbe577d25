package dev.throughline.audit.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;

/** The keys that sign tokens, and how one takes the place of another without anyone being refused. */
@Path("/api/admin/signing-keys")
@RequestScoped
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeyResource {

    private final KeyRing ring;
    private final AuditLog log;
    private final Actor actor;
    private final Vertx vertx;

    SigningKeyResource(KeyRing ring, AuditLog log, Actor actor, Vertx vertx) {
        this.ring = ring;
        this.log = log;
        this.actor = actor;
        this.vertx = vertx;
    }

    /** @param leaked whether the keys before must not be trusted: the new one signs at once, and all tokens end with theirs */
    public record RotationRequest(@Nullable Boolean leaked) {
    }

    /**
     * A key as it is published.
     *
     * @param signing whether tokens are signed with it now
     */
    public record KeyView(String id, boolean signing, Instant signsFrom, @Nullable Instant retiredAt) {
    }

    public record Keys(List<KeyView> items) {
    }

    @GET
    @Operation(summary = "The keys that are published, the newest first")
    public Keys keys() {
        return new Keys(ring.published().stream().map(this::view).toList());
    }

    @POST
    @Path("/rotate")
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a new key: published now, signing a while later; the old one is kept until its tokens expire")
    public Uni<KeyView> rotate(@Nullable RotationRequest request) {
        boolean isLeaked = request != null && Boolean.TRUE.equals(request.leaked());
        return log.record(draft(isLeaked))
                .chain(() -> vertx.executeBlocking(() -> view(rotated(isLeaked))));
    }

    private AuditDraft draft(boolean isLeaked) {
        return AuditDraft.allowed(actor, AuditAction.KEY_ROTATED, "signing-key/ring")
                .with(JsonNodeFactory.instance.objectNode().put("leaked", isLeaked));
    }

    private PublishedKey rotated(boolean isLeaked) {
        try {
            PublishedKey key = ring.rotate(isLeaked);
            Log.infof("A signing key was added key=%s signs_from=%s", key.key().id(), key.signsFrom());
            return key;
        } catch (IOException e) {
            throw ProblemException.of(409, "The key file cannot be replaced; add a key to it where it is mounted from");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private KeyView view(PublishedKey key) {
        return new KeyView(key.key().id(), key.key().equals(ring.current()), key.signsFrom(), key.retiredAt());
    }
}
