package dev.throughline.recall.export;

import java.time.Clock;
import java.time.Duration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.request.Parameters;
import dev.throughline.recall.session.KnownSessions;
import dev.throughline.recall.session.SessionDetail;
import dev.throughline.recall.session.SessionQueries;

/** One session to take away. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class ExportResource {

    private static final String LINES = "application/x-ndjson";
    private static final String MARKDOWN = "text/markdown;charset=UTF-8";
    /** Longer than a read waits for its position. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KnownSessions known;
    private final SessionQueries sessions;
    private final SessionExport export;
    private final Clock clock;
    private final Caller caller;

    ExportResource(KnownSessions known, SessionQueries sessions, SessionExport export, Clock clock, Caller caller) {
        this.known = known;
        this.sessions = sessions;
        this.export = export;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/export")
    @Blocking // it is written as fast as it is read, on this thread
    @Operation(summary = "A session as lines of JSON (format=jsonl, by default), which import takes, or as markdown")
    public Response export(@RestPath String id, @RestQuery @Nullable String format, @RestQuery @Nullable String after) {
        var reader = new Parameters();
        boolean isMarkdown = reader.word("format", format, "jsonl", "jsonl", "markdown").equals("markdown");
        reader.check();
        SessionDetail session = known.session(id, after, () -> sessions.described(caller, id)).await().atMost(PATIENCE);
        StreamingOutput output = out -> export.write(caller, session,
                isMarkdown ? new SessionMarkdown(out) : new SessionLines(out, clock));
        return Response.ok(output).type(isMarkdown ? MARKDOWN : LINES).build();
    }
}
