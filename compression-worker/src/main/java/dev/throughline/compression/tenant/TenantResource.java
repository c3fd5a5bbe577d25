package dev.throughline.compression.tenant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The administrator's way to all that is stored of the tenant: to take it along, or to have it gone. */
@Path("/api/admin/tenant")
@RequestScoped // for the caller is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Blocking
public class TenantResource {

    /** The tenant by its name, so that nobody erases one by mistake. */
    public record EraseRequest(@NotNull String tenant) {
    }

    private final TenantExport exports;
    private final TenantErasure erasures;
    private final TenantReporter reporter;
    private final Caller caller;

    TenantResource(TenantExport exports, TenantErasure erasures, TenantReporter reporter, Caller caller) {
        this.exports = exports;
        this.erasures = erasures;
        this.reporter = reporter;
        this.caller = caller;
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(summary = "All that is stored of the tenant, private sessions too: a line for each row, and a last one that says how many")
    public StreamingOutput export() {
        reporter.exported(caller);
        String tenant = caller.tenantId();
        return out -> exports.write(tenant, out);
    }

    @POST
    @Path("/erase")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Erase the next rows of the tenant; repeat until it is complete")
    public Erasure erase(@NotNull @Valid EraseRequest request) {
        if (!request.tenant().equals(caller.tenantId())) {
            throw ProblemException.ofField(422, "tenant", "has to be the name of your tenant");
        }
        return erasures.step(caller);
    }
}
