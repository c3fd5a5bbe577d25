package dev.throughline.recall.fact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.request.Page;

/** What a project remembers: one value under each key. Written through ingest-service, at the same addresses. */
@Path("/api/projects/{project}")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class FactResource {

    private static final int DEFAULT_LIMIT = 20;

    private final FactService facts;
    private final Caller caller;

    FactResource(FactService facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    @GET
    @Path("/memories")
    @Operation(summary = "What a project remembers, by key, prefix, tags, or words (q); the latest change first, or the latest access (sort=accessed)")
    public Uni<Page<FactView>> list(@BeanParam FactParameters parameters) {
        return facts.page(caller, parameters, DEFAULT_LIMIT);
    }

    @GET
    @Path("/memories/{key}")
    @Operation(summary = "What is remembered under a key; its ETag is the version")
    public Uni<RestResponse<FactView>> byKey(@BeanParam FactParameters parameters, @RestPath String key) {
        return facts.byKey(caller, parameters, key).map(fact -> RestResponse.ResponseBuilder.ok(fact)
                .header(HttpHeaders.ETAG, "\"" + fact.version() + "\"").build());
    }

    @GET
    @Path("/memories/{key}/history")
    @Operation(summary = "All versions of a key, the newest first")
    public Uni<FactHistory> history(@BeanParam FactParameters parameters, @RestPath String key) {
        return facts.history(caller, parameters, key);
    }

    @GET
    @Path("/memory-export")
    @Operation(summary = "What a project remembers, to be imported elsewhere")
    public Uni<FactExport> export(@BeanParam FactParameters parameters) {
        return facts.page(caller, parameters, Page.MOST).map(page -> new FactExport(parameters.project(), page.total(),
                page.items().stream().map(FactExport.Exported::of).toList()));
    }
}
