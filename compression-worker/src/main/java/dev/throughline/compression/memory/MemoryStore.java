package dev.throughline.compression.memory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.json.Json;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;

/** The table {@code memory}, and the message of each change, written by the statement that makes it. */
@ApplicationScoped
public class MemoryStore {

    private static final String UPSERT = """
            WITH written AS (
              INSERT INTO memory AS m (tenant_id, id, source_key, project_id, session_id, owner_id, visibility, kind, title,
                body, tags, files, importance, occurred_at, event_ids, content_hash, details, compressor)
              SELECT tenant_id, uuidv7(), source_key, project_id, session_id, owner_id, visibility, kind, title, body,
                ARRAY(SELECT jsonb_array_elements_text(tags::jsonb)),
                ARRAY(SELECT jsonb_array_elements_text(files::jsonb)),
                importance, occurred_at,
                ARRAY(SELECT jsonb_array_elements_text(event_ids::jsonb)),
                content_hash, details::jsonb, $17::text
              FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::float8[], $13::timestamptz[], $14::text[], $15::text[], $16::text[])
                AS draft (tenant_id, source_key, project_id, session_id, owner_id, visibility, kind, title,
                  body, tags, files, importance, occurred_at, event_ids, content_hash, details)
              ORDER BY tenant_id, source_key
              ON CONFLICT (tenant_id, source_key) DO UPDATE
              SET project_id = excluded.project_id, visibility = excluded.visibility, title = excluded.title,
                body = excluded.body, tags = excluded.tags, files = excluded.files, importance = excluded.importance,
                occurred_at = excluded.occurred_at, event_ids = excluded.event_ids, content_hash = excluded.content_hash,
                details = excluded.details, compressor = excluded.compressor, version = m.version + 1, updated_at = now()
              WHERE m.content_hash <> excluded.content_hash
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM written
            """;

    /** Writes these memories, the last one where several have a source key. One that did not change stays as it is. */
    public void upsert(Transaction transaction, List<MemoryRow> rows) {
        var distinct = new LinkedHashMap<List<String>, MemoryRow>();
        rows.forEach(row -> distinct.put(List.of(row.tenantId(), row.sourceKey()), row));
        if (distinct.isEmpty()) {
            return;
        }
        transaction.run(UPSERT, Columns.of(List.copyOf(distinct.values()))
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
