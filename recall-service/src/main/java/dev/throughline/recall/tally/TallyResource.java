package dev.throughline.recall.tally;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.price.Usage;
import dev.throughline.recall.request.Page;
import dev.throughline.recall.request.Parameters;
import dev.throughline.recall.session.KnownSessions;

/** What a session used and did. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class TallyResource {

    private final TallyQueries queries;
    private final KnownSessions known;
    private final Caller caller;

    TallyResource(TallyQueries queries, KnownSessions known, Caller caller) {
        this.queries = queries;
        this.known = known;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/usage")
    @Operation(summary = "Tokens and their cost, by model")
    public Uni<Usage> usage(@RestPath String id, @RestQuery @Nullable String after) {
        return known.of(id, after, () -> queries.usage(caller, id));
    }

    @GET
    @Path("/{id}/metrics")
    @Operation(summary = "How often what was done, by action and tool")
    public Uni<SessionMetrics> metrics(@RestPath String id, @RestQuery @Nullable String after) {
        return known.of(id, after, () -> queries.metrics(caller, id));
    }

    @GET
    @Path("/{id}/files")
    @Operation(summary = "The files that it touched; how: created, modified, read or deleted")
    public Uni<Page<SessionFile>> files(@RestPath String id, @RestQuery @Nullable String how,
            @RestQuery @Nullable String skip, @RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
        var reader = new Parameters();
        String wanted = reader.word("how", how, "", "created", "modified", "read", "deleted");
        int left = reader.number("skip", skip, 0, 0, Integer.MAX_VALUE);
        int most = reader.number("limit", limit, Page.DEFAULT_LIMIT, 1, Page.MOST);
        reader.check();
        return known.of(id, after, () -> queries.files(caller, id, wanted.isEmpty() ? null : wanted, left, most));
    }
}
