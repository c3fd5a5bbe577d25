package dev.throughline.recall.session;

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
import dev.throughline.recall.request.Page;
import dev.throughline.recall.request.Parameters;

/** What happened in a session, event by event; {@code before} is the {@code next} of the page before. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class SessionEventResource {

    private final EventQueries queries;
    private final KnownSessions known;
    private final Caller caller;

    SessionEventResource(EventQueries queries, KnownSessions known, Caller caller) {
        this.queries = queries;
        this.known = known;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/events")
    @Operation(summary = "The latest events, or those before a sequence")
    public Uni<EventPage> events(@RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String before,
            @RestQuery @Nullable String after) {
        var window = Window.of(limit, before);
        return known.of(id, after, () -> queries.page(caller, id, window.before(), window.limit()));
    }

    @GET
    @Path("/{id}/errors")
    @Operation(summary = "The latest errors and failed tool calls, or those before a sequence")
    public Uni<EventPage> errors(@RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String before,
            @RestQuery @Nullable String after) {
        var window = Window.of(limit, before);
        return known.of(id, after, () -> queries.errors(caller, id, window.before(), window.limit()));
    }

    private record Window(int before, int limit) {

        static Window of(@Nullable String limit, @Nullable String before) {
            var reader = new Parameters();
            var window = new Window(reader.number("before", before, Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                    reader.number("limit", limit, Page.DEFAULT_LIMIT, 1, Page.MOST));
            reader.check();
            return window;
        }
    }
}
