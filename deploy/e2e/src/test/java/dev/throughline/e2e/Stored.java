package dev.throughline.e2e;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is stored of a tenant's sessions, row by row, without what differs between two equal runs: random ids and the time of
 * writing.
 */
record Stored(List<String> sessions, List<String> events, List<String> turns, List<String> memories) {

    private static final int MOST_DIFFERENCES = 3;
    private static final int MOST_CHARACTERS = 1_500;
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
    // the version counts how often a memory was written again, which depends on where the batches were cut; the hash holds
    // the project's id, and the handles hold the tenant's
    private static final String MEMORIES = """
            SELECT (to_jsonb(m) - '{tenant_id,id,project_id,version,content_hash,superseded_by,handles,created_at,updated_at}'::text[])::text
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

    /** The first rows that only one of the two has, short enough to be read; empty when both hold the same. */
    List<String> differencesTo(Stored other) {
        var differences = new ArrayList<String>();
        difference("only here: ", rows(), other.rows()).forEach(differences::add);
        difference("only there: ", other.rows(), rows()).forEach(differences::add);
        return differences;
    }

    private static Stream<String> difference(String where, List<String> rows, List<String> others) {
        var known = new HashSet<>(others);
        return rows.stream().filter(row -> !known.contains(row)).limit(MOST_DIFFERENCES)
                .map(row -> where + row.substring(0, Math.min(row.length(), MOST_CHARACTERS)));
    }

    private List<String> rows() {
        var rows = new ArrayList<String>();
        sessions.forEach(row -> rows.add("session " + row));
        events.forEach(row -> rows.add("event " + row));
        turns.forEach(row -> rows.add("turn " + row));
        memories.forEach(row -> rows.add("memory " + row));
        return rows;
    }
}
