package dev.throughline.compression.retention;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.compression.audit.AuditReports;
import dev.throughline.compression.audit.Order;

/** The administrator's way to the months of raw events, which are those of all tenants. */
@Path("/api/admin/retention")
@RequestScoped // for the caller is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RetentionResource {

    /** @param keepEvents how long raw events are kept; absent when all are */
    public record Kept(@Nullable Duration keepEvents, List<KeptMonth> months) {
    }

    /** The months that are gone. */
    public record Left(List<KeptMonth> months) {
    }

    private final RetentionConfig config;
    private final Retention retention;
    private final AuditReports reports;
    private final Caller caller;

    RetentionResource(RetentionConfig config, Retention retention, AuditReports reports, Caller caller) {
        this.config = config;
        this.retention = retention;
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Which months of raw events are kept, and which leave with the next run")
    public Kept kept() {
        return Order.answered(() -> new Kept(config.keepEvents().orElse(null), retention.months()));
    }

    @POST
    @Operation(summary = "Let the months leave whose time is over, as is done by the clock; memories stay")
    public Left run() {
        return Order.answered(() -> {
            reports.administered(caller, "retention", "retention.run", JsonNodeFactory.instance.objectNode());
            return new Left(retention.leave());
        });
    }
}
