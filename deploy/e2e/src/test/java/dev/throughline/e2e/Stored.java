package dev.throughline.e2e;

import java.util.ArrayList;
import java.util.List;

/**
 * What is stored of a tenant's sessions, row by row, without what differs between two equal runs: random ids and the time of
 * writing.
 */
record Stored(List<String> sessions, List<String> events, List<String> turns, List<String> memories) {

    private static final String SESSIONS = """
            SELECT (to_jsonb(s) - '{tenant_id,project_id,touched_at,progress}'::text[])::text
            FROM memory.session s
            WHERE tenant_id = ? AND id = ANY (?)
            ORDER BY id
            """;
    private static final String EVENTS = """
            SELECT (to_jsonb(e) - '{tenant_id,received_at,recorded_at}'::text[])::text
            FROM memory.session_event e
            WHERE tenant_id = ? AND session_id = ANY (?)
            ORDER BY session_id, sequence
            """;
    private static final String TURNS = """
            SELECT (to_jsonb(t) - '{tenant_id}'::text[])::text
            FROM memory.session_turn t
            WHERE tenant_id = ? AND session_id = ANY (?)
            ORDER BY session_id, ordinal
            """;
    // the version counts how often a memory was written again, which depends on where the batches were cut
    private static final String MEMORIES = """
            SELECT (to_jsonb(m) - '{tenant_id,id,project_id,version,superseded_by,created_at,updated_at}'::text[])::text
            FROM memory.memory m
            WHERE tenant_id = ? AND session_id = ANY (?)
            ORDER BY source_key
            """;

    static Stored of(String tenant, List<String> sessions) {
        return new Stored(
                Database.texts(SESSIONS, tenant, sessions),
                Database.texts(EVENTS, tenant, sessions),
                Database.texts(TURNS, tenant, sessions),
                Database.texts(MEMORIES, tenant, sessions));
    }

    /** All rows, each with the name of its table before it: two of them compare with a readable difference. */
    List<String> rows() {
        var rows = new ArrayList<String>();
        sessions.forEach(row -> rows.add("session " + row));
        events.forEach(row -> rows.add("event " + row));
        turns.forEach(row -> rows.add("turn " + row));
        memories.forEach(row -> rows.add("memory " + row));
        return rows;
    }
}
