package dev.throughline.compression.memory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.succession.Meaning;

/**
 * The table {@code memory}, and the message of each change, written by the statement that makes it. What a person did to a
 * memory stands, whatever is written later.
 */
@ApplicationScoped
public class MemoryStore {

    private static final String UPSERT = """
            WITH written AS (
              INSERT INTO memory AS m (tenant_id, id, source_key, project_id, session_id, owner_id, visibility, kind, title,
                body, tags, files, importance, occurred_at, event_ids, content_hash, details, handles, compressor)
              SELECT tenant_id, uuidv7(), source_key, project_id, session_id, owner_id, visibility, kind, title, body,
                ARRAY(SELECT jsonb_array_elements_text(tags::jsonb)),
                ARRAY(SELECT jsonb_array_elements_text(files::jsonb)),
                importance, occurred_at,
                ARRAY(SELECT jsonb_array_elements_text(event_ids::jsonb)),
                content_hash, details::jsonb, handles::bigint[], $18::text
              FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::float8[], $13::timestamptz[], $14::text[], $15::text[], $16::text[],
                $17::text[])
                AS draft (tenant_id, source_key, project_id, session_id, owner_id, visibility, kind, title,
                  body, tags, files, importance, occurred_at, event_ids, content_hash, details, handles)
              WHERE NOT EXISTS (
                SELECT
                FROM memory_removal gone
                WHERE gone.tenant_id = draft.tenant_id AND gone.source_key = draft.source_key)
              ORDER BY tenant_id, source_key
              ON CONFLICT (tenant_id, source_key) DO UPDATE
              SET project_id = excluded.project_id,
                visibility = CASE WHEN m.is_withheld THEN m.visibility ELSE excluded.visibility END,
                title = CASE WHEN m.edited_at IS NULL THEN excluded.title ELSE m.title END,
                body = CASE WHEN m.edited_at IS NULL AND m.content_hash <> excluded.content_hash THEN excluded.body
                  ELSE m.body END,
                handles = CASE WHEN m.edited_at IS NULL THEN excluded.handles END,
                importance = CASE WHEN m.own_importance IS NULL THEN excluded.importance ELSE m.importance END,
                own_importance = CASE WHEN m.own_importance IS NOT NULL THEN excluded.importance END,
                tags = excluded.tags, files = excluded.files,
                occurred_at = excluded.occurred_at, event_ids = excluded.event_ids, content_hash = excluded.content_hash,
                details = CASE WHEN m.content_hash <> excluded.content_hash THEN excluded.details ELSE m.details END,
                compressor = excluded.compressor,
                version = m.version + 1, updated_at = now(), superseded_by = CASE
                  WHEN m.handles IS NOT NULL AND excluded.occurred_at > m.occurred_at THEN NULL
                  ELSE m.superseded_by END
              WHERE m.content_hash <> excluded.content_hash OR m.compressor <> excluded.compressor
              RETURNING m.tenant_id, m.source_key, m.id, memory_message(m) AS message,
                m.handles IS NOT NULL AND m.project_id IS NOT NULL AND m.superseded_by IS NULL AS may_succeed
            ), announced AS (
              INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
              SELECT uuidv7(), 'memory', id::text, 'changed', message
              FROM written
            )
            SELECT tenant_id, source_key, id
            FROM written
            WHERE may_succeed
            """;

    private static final String WRITTEN = """
            SELECT count(*) AS written
            FROM memory
            WHERE tenant_id = $1 AND session_id = $2 AND updated_at = now()
            """;

    /** A lasting memory of a project that is new or changed, and stands. */
    public record Written(UUID id, MemoryRow row, Meaning meaning) {
    }

    private record Key(String tenantId, String sourceKey) {
    }

    /**
     * Writes these memories, the last one where several have a source key. One that did not change stays as it is, unless
     * rules of another version wrote it: then what a model made of the same content stands, and its relatives are looked at
     * again. One that was superseded and is said again later stands again, until its relatives are looked at.
     *
     * @return those that may succeed others or be superseded
     */
    public List<Written> upsert(Transaction transaction, List<MemoryRow> rows) {
        var distinct = new LinkedHashMap<Key, MemoryRow>();
        rows.forEach(row -> distinct.put(new Key(row.tenantId(), row.sourceKey()), row));
        if (distinct.isEmpty()) {
            return List.of();
        }
        var written = new ArrayList<Written>();
        run(transaction, List.copyOf(distinct.values())).forEach(found -> {
            var row = distinct.get(new Key(found.getString("tenant_id"), found.getString("source_key")));
            if (row != null) {
                row.meaning().ifPresent(meaning -> written.add(new Written(found.getUUID("id"), row, meaning)));
            }
        });
        return written;
    }

    /** How many memories of a session this transaction wrote. */
    public long writtenBy(Transaction transaction, SessionKey session) {
        return transaction.run(WRITTEN, Tuple.of(session.tenantId(), session.sessionId())).iterator().next()
                .getLong("written");
    }

    private static RowSet<Row> run(Transaction transaction, List<MemoryRow> rows) {
        return transaction.run(UPSERT, Columns.of(rows)
                .text(MemoryRow::tenantId)
                .text(MemoryRow::sourceKey)
                .uuid(MemoryRow::projectId)
                .text(MemoryRow::sessionId)
                .text(MemoryRow::ownerId)
                .text(row -> row.visibility().wireName())
                .text(row -> row.draft().kind().wireName())
                .text(row -> row.draft().title())
                .text(row -> row.draft().body())
                .json(row -> row.draft().tags())
                .json(row -> row.draft().files())
                .real(row -> row.draft().importance())
                .time(row -> row.draft().occurredAt())
                .json(row -> row.draft().eventIds())
                .text(MemoryStore::hash)
                .json(row -> row.draft().details())
                .bigints(row -> row.meaning().map(meaning -> meaning.marks(row.tenantId()).handles()).orElse(null))
                .tuple()
                .addString(Compressor.VERSION));
    }

    /** Over all that a reader can see of it. */
    private static String hash(MemoryRow row) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.bytes(row)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
