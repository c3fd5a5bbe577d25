package dev.throughline.recall.activity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.request.Page;
import dev.throughline.recall.request.Parameters;

/** {@code GET /api/sessions/{id}/context}. */
@Path("/api/sessions/{id}/context")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class ContextResource {

    private static final int MOST_OF_A_KIND = 100;

    private final ContextQueries queries;

    ContextResource(ContextQueries queries) {
        this.queries = queries;
    }

    @GET
    @Operation(summary = "What a session has looked at and decided; limit is for each kind, 100 by default")
    public Uni<ContextView> context(@BeanParam SessionRead read, @RestQuery @Nullable String limit) {
        var parameters = new Parameters();
        int most = parameters.number("limit", limit, MOST_OF_A_KIND, 1, Page.MOST);
        parameters.check();
        return queries.context(read, most);
    }
}
