package dev.throughline.compression.rescan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.memory.ProjectLock;
import dev.throughline.compression.succession.Lasting;
import dev.throughline.compression.succession.Meaning;

/** Memories: those of sessions, or those of no session. What is cleaned goes out through the outbox as a new version. */
final class MemoryTexts implements StoredTexts {

    private static final String COLUMNS = """
            SELECT m.source_key, m.kind, m.session_id, m.project_id, jsonb_build_object('title', m.title, 'body', m.body,
              'tags', m.tags, 'files', m.files, 'details', m.details)::text AS texts
            """;

    private static final String PAGE = COLUMNS + """
            FROM memory m
            WHERE m.tenant_id = $1 AND m.source_key > $2 AND (m.session_id IS NULL) = $3
            ORDER BY m.source_key
            LIMIT $4
            """;

    private static final String LOCK = COLUMNS + """
            FROM memory m
            WHERE m.tenant_id = $1 AND m.source_key = ANY($2::text[])
            ORDER BY m.source_key
            FOR UPDATE OF m
            """;

    /** The content is another one, so neither its vector holds nor what a model is just making of it. */
    private static final String WRITE = """
            WITH cleaned AS (
              UPDATE memory m
              SET title = n.texts->>'title', body = n.texts->>'body', details = n.texts->'details',
                tags = ARRAY(SELECT jsonb_array_elements_text(n.texts->'tags')),
                files = ARRAY(SELECT jsonb_array_elements_text(n.texts->'files')),
                handles = n.handles::bigint[],
                content_hash = left(encode(sha256(convert_to(m.content_hash || n.texts::text, 'UTF8')), 'hex'), 32),
                embedding = NULL, embedding_model = NULL, embedded_hash = NULL,
                version = m.version + 1, updated_at = now()
              FROM (
                SELECT source_key, texts::jsonb AS texts, handles
                FROM unnest($1::text[], $2::text[], $3::text[]) AS cleaned (source_key, texts, handles)) AS n
              WHERE m.tenant_id = $4 AND m.source_key = n.source_key
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM cleaned
            """;

    private final Stage stage;
    private final SessionLock sessions;
    private final ProjectLock projects;

    /** @param stage one of the two of memories */
    MemoryTexts(Stage stage, SessionLock sessions, ProjectLock projects) {
        this.stage = stage;
        this.sessions = sessions;
        this.projects = projects;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public List<StoredRow> page(Transaction transaction, Rescan rescan, int most) {
        return read(transaction.run(PAGE,
                Tuple.of(rescan.tenantId(), rescan.place().part(0), stage == Stage.PROJECT_MEMORIES, most)));
    }

    @Override
    public List<StoredRow> lock(Transaction transaction, Rescan rescan, List<StoredRow> rows) {
        sessions.take(transaction, rescan.tenantId(), rows);
        projects.take(transaction, rows.stream().map(row -> row.owner().projectId()).filter(Objects::nonNull).distinct()
                .map(project -> new ProjectId(rescan.tenantId(), project)).toList());
        String[] keys = rows.stream().map(row -> row.key(0)).toArray(String[]::new);
        return read(transaction.run(LOCK, Tuple.of(rescan.tenantId(), keys)));
    }

    @Override
    public void write(Transaction transaction, Rescan rescan, List<CleanedRow> rows) {
        transaction.run(WRITE, Columns.of(rows)
                .text(cleaned -> cleaned.row().key(0))
                .text(cleaned -> cleaned.row().texts().toString())
                .bigints(cleaned -> handles(rescan.tenantId(), cleaned.row()))
                .tuple().addString(rescan.tenantId()));
    }

    /** Of what it says now: by the old ones it would be found as a relative of what it no longer says. */
    private static @Nullable List<Long> handles(String tenantId, StoredRow row) {
        MemoryKind kind = MemoryKind.of(row.kind());
        return Lasting.isLasting(kind)
                ? Meaning.of(new Lasting(kind, row.texts().path("body").asText(), row.texts().path("details"))).marks(tenantId)
                        .handles()
                : null;
    }

    private static List<StoredRow> read(RowSet<Row> rows) {
        var read = new ArrayList<StoredRow>();
        rows.forEach(row -> read.add(new StoredRow(List.of(row.getString("source_key")), row.getString("kind"),
                new StoredRow.Owner(row.getString("session_id"), row.getUUID("project_id")),
                JsonColumn.object(row.getString("texts")))));
        return read;
    }
}
