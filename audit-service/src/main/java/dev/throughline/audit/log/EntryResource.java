package dev.throughline.audit.log;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** What the log holds. */
@Path("/api/audit/entries")
@RequestScoped // for the caller is another one in each request
@RolesAllowed({ Scopes.AUDIT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class EntryResource {

    private final EntryQueries entries;
    private final Caller caller;

    EntryResource(EntryQueries entries, Caller caller) {
        this.entries = entries;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Entries by subject, actor, action, outcome and time, the newest first")
    public Uni<EntryPage<EntryView>> page(EntryFilters filters, @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return entries.page(caller.tenantId(), filters.query(skip, limit));
    }

    @GET
    @Path("/{sequence}")
    @Operation(summary = "An entry, with the text that is hashed")
    public Uni<EntryView> one(@RestPath long sequence) {
        return entries.one(caller.tenantId(), sequence);
    }
}
