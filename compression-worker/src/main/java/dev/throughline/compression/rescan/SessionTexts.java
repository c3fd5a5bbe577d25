package dev.throughline.compression.rescan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.secret.Redactor;
import dev.throughline.compression.compress.Progress;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** Titles of sessions, and what the compressor carries from one of their events to the next. */
@Singleton
final class SessionTexts implements StoredTexts {

    private static final String COLUMNS = """
            SELECT s.id, jsonb_build_object('title', s.title, 'given_title', s.given_title, 'end_reason', s.end_reason,
              'folder', s.folder, 'tags', s.tags, 'metadata', s.metadata, 'git', s.git, 'initial', s.initial,
              'ending', s.ending, 'progress', s.progress)::text AS texts
            """;

    private static final String PAGE = COLUMNS + """
            FROM session s
            WHERE s.tenant_id = $1 AND s.id > $2
            ORDER BY s.id
            LIMIT $3
            """;

    private static final String LOCK = COLUMNS + """
            FROM session s
            WHERE s.tenant_id = $1 AND s.id = ANY($2::text[])
            ORDER BY s.id
            FOR UPDATE OF s
            """;

    private static final String WRITE = """
            UPDATE session s
            SET title = n.texts->>'title', given_title = n.texts->>'given_title', end_reason = n.texts->>'end_reason',
              folder = n.texts->>'folder', tags = ARRAY(SELECT jsonb_array_elements_text(n.texts->'tags')),
              metadata = n.texts->'metadata', git = n.texts->'git', initial = n.texts->'initial',
              ending = n.texts->'ending', progress = n.texts->'progress'
            FROM (
              SELECT id, texts::jsonb AS texts
              FROM unnest($1::text[], $2::text[]) AS cleaned (id, texts)) AS n
            WHERE s.tenant_id = $3 AND s.id = n.id
            """;

    @Override
    public Stage stage() {
        return Stage.SESSIONS;
    }

    @Override
    public List<StoredRow> page(Transaction transaction, Rescan rescan, int most) {
        return read(transaction.run(PAGE, Tuple.of(rescan.tenantId(), rescan.place().part(0), most)));
    }

    @Override
    public List<StoredRow> lock(Transaction transaction, Rescan rescan, List<StoredRow> rows) {
        String[] ids = rows.stream().map(row -> row.key(0)).toArray(String[]::new);
        return read(transaction.run(LOCK, Tuple.of(rescan.tenantId(), ids)));
    }

    @Override
    public void write(Transaction transaction, Rescan rescan, List<CleanedRow> rows) {
        transaction.run(WRITE, Columns.of(rows)
                .text(cleaned -> cleaned.row().key(0))
                .text(cleaned -> cleaned.row().texts().toString())
                .tuple().addString(rescan.tenantId()));
    }

    /** A rule can match what the suite itself writes, a date for example: the session would be readable no more. */
    @Override
    public Optional<CleanedRow> clean(StoredRow row, Redactor redactor) {
        Optional<CleanedRow> cleaned = StoredTexts.super.clean(row, redactor);
        if (cleaned.isEmpty() || isReadable(row)) {
            return cleaned;
        }
        Log.warnf("A rule matches what the suite itself writes; this is left as it was session=%s", row.key(0));
        return Optional.empty();
    }

    private static boolean isReadable(StoredRow row) {
        try {
            Json.read(Json.bytes(row.texts().path("progress")), Progress.class);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<StoredRow> read(RowSet<Row> rows) {
        var read = new ArrayList<StoredRow>();
        rows.forEach(row -> read.add(new StoredRow(List.of(row.getString("id")), "",
                new StoredRow.Owner(row.getString("id"), null), JsonColumn.object(row.getString("texts")))));
        return read;
    }
}
