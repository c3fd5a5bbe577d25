package dev.throughline.recall.mcp;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import dev.throughline.recall.briefing.Resumption;
import dev.throughline.recall.briefing.ResumptionResource;
import dev.throughline.recall.request.Parameters;
import dev.throughline.recall.session.SessionParameters;
import dev.throughline.recall.session.SessionResource;

/** Earlier sessions: which there were, what happened in one, and what is needed to go on from it. */
@Singleton
class SessionTools {

    private static final String TURNS = "turns";
    private static final String RESUMPTION = "resumption";
    private static final int DEFAULT_SESSIONS = 10;
    private static final int MOST_SESSIONS = 50;
    private static final int RESUMPTION_TOKENS = 2_000;

    private final SessionResource sessions;
    private final ResumptionResource resumptions;

    SessionTools(SessionResource sessions, ResumptionResource resumptions) {
        this.sessions = sessions;
        this.resumptions = resumptions;
    }

    @Tool(name = "sessions", title = "List sessions", description = """
            The latest sessions of a project, one line each: date, id, status, tool and machine, number of turns, title. Use it \
            when the user speaks of a session ("yesterday", "on the other machine"), then read one with session.""", annotations = @Annotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true, openWorldHint = false))
    Uni<ToolResponse> sessions(@ToolArg(description = Described.PROJECT) String project,
            @ToolArg(required = false, description = "At most so many, 1-50; 10 by default") @Nullable Integer limit) {
        return ToolAnswer.of(Described.OTHER_PROJECT,
                () -> sessions.list(new SessionParameters(project, null, null, null, null, null, null, null, null, null, null,
                        Bounds.number("limit", limit, DEFAULT_SESSIONS, 1, MOST_SESSIONS), null)).map(SessionText::lines));
    }

    @Tool(name = "session", title = "Read a session", description = """
            One earlier session. As turns (the default): what each prompt asked, what came of it and which files were edited, \
            the latest 50 turns. As resumption: what this session and those before it did, decided and left open, in at most \
            2000 tokens; use it to go on where a session stopped.""", annotations = @Annotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true, openWorldHint = false))
    Uni<ToolResponse> session(@ToolArg(description = "The session's id, as sessions, search and recall give it") String id,
            @ToolArg(required = false, description = "turns or resumption; turns by default") @Nullable String as) {
        return ToolAnswer.of("Whole ids are in the lines of sessions and search; recall shortens them.",
                () -> read(Bounds.name("id", id), as));
    }

    private Uni<String> read(String id, @Nullable String as) {
        var reader = new Parameters();
        String form = reader.word("as", as, TURNS, TURNS, RESUMPTION);
        reader.check();
        return form.equals(TURNS) ? sessions.byId(id, null).map(SessionText::whole)
                : resumptions.resumption(id, Integer.toString(RESUMPTION_TOKENS), null).map(Resumption::markdown);
    }
}
