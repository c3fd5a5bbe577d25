package dev.throughline.compression.rescan;

/** The tables of what clients told of a session: each row has a name of its own in its session, or is the only one. */
enum ActivityTable {
    STATES(Stage.STATES, "session_state", "''",
            "'state', t.state, 'phase', t.phase, 'current_step', t.current_step", "state", """
                    UPDATE session_state t
                    SET state = n.texts->'state', phase = n.texts->>'phase', current_step = n.texts->>'current_step',
                      size_bytes = octet_length((n.texts->'state')::text)
                    """),
    GOALS(Stage.GOALS, "session_goal", "t.goal_id", "'description', t.description, 'details', t.details", "details", """
            UPDATE session_goal t
            SET description = n.texts->>'description', details = n.texts->'details'
            """),
    AGENTS(Stage.AGENTS, "session_agent", "t.agent_id",
            "'type', t.type, 'task', t.task, 'outcome', t.outcome, 'result', t.result", "", """
                    UPDATE session_agent t
                    SET type = n.texts->>'type', task = n.texts->>'task', outcome = n.texts->>'outcome',
                      result = n.texts->>'result'
                    """),
    /** A path is what the row is of: with a secret in it, the row goes. */
    FILES(Stage.FILES, "session_file", "t.path", "'path', t.path", "", """
            DELETE FROM session_file t
            """);

    private static final String PAGE = """
            SELECT t.session_id, %2$s AS name, jsonb_build_object(%3$s)::text AS texts
            FROM %1$s t
            WHERE t.tenant_id = $1 AND (t.session_id, %2$s) > ($2, $3)
            ORDER BY t.session_id, name
            LIMIT $4
            """;

    private static final String READ = """
            SELECT t.session_id, %2$s AS name, jsonb_build_object(%3$s)::text AS texts
            FROM %1$s t
            JOIN unnest($1::text[], $2::text[]) AS wanted (session_id, name)
              ON t.session_id = wanted.session_id AND %2$s = wanted.name
            WHERE t.tenant_id = $3
            ORDER BY t.session_id, name
            """;

    /** The rows of an update, or of a deletion, which calls the same differently. */
    private static final String CLEANED = """
            %1$s (
              SELECT session_id, name, texts::jsonb AS texts
              FROM unnest($1::text[], $2::text[], $3::text[]) AS cleaned (session_id, name, texts)) AS n
            WHERE t.tenant_id = $4 AND t.session_id = n.session_id AND %2$s = n.name
            """;

    private final Stage stage;
    private final String clientsNames;
    private final String page;
    private final String read;
    private final String write;

    ActivityTable(Stage stage, String table, String name, String texts, String clientsNames, String change) {
        this.stage = stage;
        this.clientsNames = clientsNames;
        this.page = PAGE.formatted(table, name, texts);
        this.read = READ.formatted(table, name, texts);
        this.write = change + CLEANED.formatted(change.startsWith("DELETE") ? "USING" : "FROM", name);
    }

    Stage stage() {
        return stage;
    }

    /** The column whose field names are the client's too, so that they are looked at as well; "" where there is none. */
    String clientsNames() {
        return clientsNames;
    }

    String page() {
        return page;
    }

    String read() {
        return read;
    }

    String write() {
        return write;
    }
}
