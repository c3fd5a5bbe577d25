package dev.throughline.recall.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.micrometer.core.annotation.Timed;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Finds memories by their words. */
@Path("/api/search")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class SearchResource {

    private final SearchService service;
    private final Caller caller;

    SearchResource(SearchService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Timed("memories.searched")
    public Uni<SearchAnswer> search(@BeanParam SearchParameters parameters) {
        return service.search(caller, SearchRequest.of(parameters));
    }
}
