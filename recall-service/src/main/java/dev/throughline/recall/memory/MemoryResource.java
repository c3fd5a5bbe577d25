package dev.throughline.recall.memory;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Single memories. */
@Path("/api/memories")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class MemoryResource {

    private final MemoryQueries queries;
    private final Caller caller;

    MemoryResource(MemoryQueries queries, Caller caller) {
        this.queries = queries;
        this.caller = caller;
    }

    /** A memory, also one that was superseded, with what it superseded. */
    @GET
    @Path("/{id}")
    public Uni<MemoryHistory> byId(@RestPath String id) {
        return queries.withHistory(caller, uuid(id)).map(found -> found.orElseThrow(MemoryResource::unknown));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such memory, or it is not yours to see");
    }
}
