package dev.throughline.compression.embed;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.embedding.Embedding;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The vectors in the table {@code memory}, and the index that finds the memories without one. */
@Singleton
class EmbeddingStore {

    /** A memory with its vector, or with none when the endpoint refuses its text. */
    record Embedded(MissingEmbedding memory, Optional<Embedding> embedding) {
    }

    /** What a team shares, as it is now. Private text goes to no endpoint. The model stands in it as a literal. */
    private static final String IS_MISSING = """
            visibility = 'team' AND superseded_by IS NULL
              AND (embedded_hash IS DISTINCT FROM content_hash OR embedding_model IS DISTINCT FROM %s)
            """;

    /** Holds only what is missing, so it is small once all is embedded; without vectors no write pays for it. */
    private static final String MAKE_INDEX = """
            CREATE INDEX CONCURRENTLY IF NOT EXISTS %s ON memory (occurred_at DESC)
            WHERE %s
            """;

    private static final String OTHER_INDEXES = """
            SELECT indexname
            FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename = 'memory' AND starts_with(indexname, 'memory_embed_')
              AND indexname <> $1
            LIMIT 100
            """;

    private static final String DROP_INDEX = """
            DROP INDEX CONCURRENTLY IF EXISTS %s
            """;

    private static final String MISSING = """
            SELECT tenant_id, id, content_hash, left(title || E'\\n' || body, $1) AS text
            FROM memory
            WHERE %s
              AND (expires_at IS NULL OR expires_at > now())
            ORDER BY occurred_at DESC
            LIMIT $2
            """;

    private static final String SAVE = """
            WITH embedded AS (
              UPDATE memory m
              SET embedding = CASE WHEN e.vector IS NULL THEN NULL
                  ELSE ARRAY(SELECT jsonb_array_elements_text(e.vector::jsonb)::real) END,
                embedding_model = $5, embedded_hash = e.content_hash
              FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS e (tenant_id, id, content_hash, vector)
              WHERE m.tenant_id = e.tenant_id AND m.id = e.id AND m.content_hash = e.content_hash
              RETURNING m.id, m.embedding IS NOT NULL AS has_vector, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM embedded
            WHERE has_vector
            """;

    private final Database database;

    EmbeddingStore(Database database) {
        this.database = database;
    }

    /** Makes the index for this model and drops those for others; with many memories this takes a while. */
    void prepare(String model) {
        String name = "memory_embed_" + HexFormat.of().toHexDigits(model.hashCode()) + "_idx";
        database.run(MAKE_INDEX.formatted(name, isMissing(model)), Tuple.tuple());
        database.run(OTHER_INDEXES, Tuple.of(name))
                .forEach(row -> database.run(DROP_INDEX.formatted(row.getString("indexname")), Tuple.tuple()));
    }

    /** The newest memories without a vector of this model. */
    List<MissingEmbedding> missing(Transaction transaction, String model, EmbeddingConfig config) {
        var missing = new ArrayList<MissingEmbedding>(config.batchSize());
        transaction.run(MISSING.formatted(isMissing(model)), Tuple.of(config.mostCharacters(), config.batchSize()))
                .forEach(row -> missing.add(new MissingEmbedding(row.getString("tenant_id"), row.getUUID("id"),
                        row.getString("content_hash"), row.getString("text"))));
        return missing;
    }

    /** Stores the vectors and their messages. A memory that changed meanwhile stays as it is. */
    void save(Transaction transaction, String model, List<Embedded> embedded) {
        transaction.run(SAVE, Columns.of(embedded)
                .text(one -> one.memory().tenantId())
                .uuid(one -> one.memory().memoryId())
                .text(one -> one.memory().contentHash())
                .text(one -> one.embedding().map(embedding -> embedding.values().toString()).orElse(null))
                .tuple().addString(model));
    }

    private static String isMissing(String model) {
        return IS_MISSING.formatted("'" + model.replace("'", "''") + "'");
    }
}
