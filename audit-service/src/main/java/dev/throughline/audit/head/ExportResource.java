package dev.throughline.audit.head;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.quarkus.logging.Log;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.Forgery;
import dev.throughline.common.security.Scopes;

/** The whole log, for the verifier and for whoever keeps it elsewhere. */
@Path("/api/audit/export")
@RequestScoped // for the actor is another one in each request
@RolesAllowed({ Scopes.AUDIT, Scopes.ADMIN })
public class ExportResource {

    private final Export export;
    private final HeadSigner signer;
    private final AuditLog log;
    private final Actor actor;

    ExportResource(Export export, HeadSigner signer, AuditLog log, Actor actor) {
        this.export = export;
        this.signer = signer;
        this.log = log;
        this.actor = actor;
    }

    @GET
    @Blocking
    @Produces("application/x-ndjson")
    @Operation(summary = "All entries as lines of JSON, the signed head last; the export is an entry of its own")
    public StreamingOutput export() throws Throwable {
        TreeHead head = VertxContextSupport.subscribeAndAwait(() -> recorded().chain(() -> signer.sign(actor.tenantId())));
        return out -> export.write(head, out);
    }

    /** A log with a forged entry where the next one belongs takes no more; it can still be read, so that this is found. */
    private Uni<Void> recorded() {
        return log.record(AuditDraft.allowed(actor, AuditAction.EXPORTED, "audit-log"))
                .onFailure(Forgery::isSeenIn).recoverWithUni(() -> {
                    Log.error("The audit log has been tampered with: the place of the next entry is taken");
                    return Uni.createFrom().voidItem();
                });
    }
}
