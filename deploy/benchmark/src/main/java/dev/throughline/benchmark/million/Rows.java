package dev.throughline.benchmark.million;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import dev.throughline.common.memory.Memory;

/**
 * Writes sessions and their memories into the worker's tables, in bulk: as superuser, for COPY is refused where rows are
 * secured.
 */
final class Rows {

    private static final String COPY_MEMORIES = """
            COPY memory.memory (tenant_id, id, source_key, project_id, session_id, owner_id, visibility, kind, title, body, tags, files,
              importance, occurred_at, event_ids, compressor, content_hash, details)
            FROM STDIN
            """;
    private static final String COPY_SESSIONS = """
            COPY memory.session (tenant_id, id, project_id, owner_id, title, status, started_at, last_event_at, event_month)
            FROM STDIN
            """;
    private static final String PROJECT = "INSERT INTO memory.project (tenant_id, id, key) VALUES (?, ?, ?)";
    private static final String ALIAS = "INSERT INTO memory.project_alias (tenant_id, project_id, alias) VALUES (?, ?, ?)";
    private static final int CHUNK_CHARACTERS = 8_000_000;

    private final CopyLines memories = new CopyLines();
    private final CopyLines sessions = new CopyLines();
    private final CopyManager copies;
    private final Connection connection;

    private Rows(Connection connection) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static void write(RunningStack stack, Corpus corpus, Corpus.Owner owner) throws SQLException, IOException {
        try (var connection = stack.database()) {
            var rows = new Rows(connection);
            rows.projects(PROJECT, owner);
            rows.projects(ALIAS, owner);
            corpus.forEachSession(rows::add);
            rows.flush();
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE) memory.memory");
                statement.execute("VACUUM (ANALYZE) memory.session");
                statement.execute("ANALYZE memory.project, memory.project_alias");
            }
        }
    }

    private void projects(String insert, Corpus.Owner owner) throws SQLException {
        try (var statement = connection.prepareStatement(insert)) {
            for (int project = 0; project < Corpus.PROJECTS; project++) {
                statement.setString(1, owner.tenantId());
                statement.setObject(2, Corpus.projectId(project));
                statement.setString(3, Corpus.projectKey(project));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void add(Corpus.Session session) {
        Memory first = session.memories().getFirst();
        Memory last = session.memories().getLast();
        sessions.add(first.tenantId()).add(session.id()).add(session.projectId()).add(first.ownerId()).add(first.title())
                .add("ended").add(first.occurredAt()).add(last.occurredAt())
                .add(first.occurredAt().toString().substring(0, "2026-01".length()) + "-01").end();
        for (int i = 0; i < session.memories().size(); i++) {
            add(session.memories().get(i), "session/" + session.id() + "/" + i);
        }
        if (memories.length() > CHUNK_CHARACTERS) {
            flush();
        }
    }

    private void add(Memory memory, String sourceKey) {
        memories.add(memory.tenantId()).add(memory.id()).add(sourceKey).add(String.valueOf(memory.projectId()))
                .add(String.valueOf(memory.sessionId())).add(memory.ownerId()).add(memory.visibility().wireName())
                .add(memory.kind().wireName()).add(memory.title()).add(memory.body()).add(memory.tags()).add(memory.files())
                .add(memory.importance()).add(memory.occurredAt()).add(memory.eventIds()).add(memory.compressor())
                .add(memory.contentHash()).add(memory.details()).end();
    }

    private void flush() {
        try {
            copies.copyIn(COPY_SESSIONS, new StringReader(sessions.take()));
            copies.copyIn(COPY_MEMORIES, new StringReader(memories.take()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("PostgreSQL did not take the rows", e);
        }
    }
}
