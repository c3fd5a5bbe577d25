package dev.throughline.compression.rescan;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** What each prompt led to. */
@Singleton
final class TurnTexts implements StoredTexts {

    private static final String COLUMNS = """
            SELECT t.session_id, t.ordinal, jsonb_build_object('intent', t.intent, 'outcome', t.outcome,
              'files_read', t.files_read, 'files_edited', t.files_edited, 'details', t.details)::text AS texts
            """;

    private static final String PAGE = COLUMNS + """
            FROM session_turn t
            WHERE t.tenant_id = $1 AND (t.session_id, t.ordinal) > ($2, $3)
            ORDER BY t.session_id, t.ordinal
            LIMIT $4
            """;

    private static final String LOCK = COLUMNS + """
            FROM session_turn t
            JOIN unnest($1::text[], $2::integer[]) AS wanted (session_id, ordinal)
              ON t.session_id = wanted.session_id AND t.ordinal = wanted.ordinal
            WHERE t.tenant_id = $3
            ORDER BY t.session_id, t.ordinal
            FOR UPDATE OF t
            """;

    private static final String WRITE = """
            UPDATE session_turn t
            SET intent = n.texts->>'intent', outcome = n.texts->>'outcome',
              files_read = ARRAY(SELECT jsonb_array_elements_text(n.texts->'files_read')),
              files_edited = ARRAY(SELECT jsonb_array_elements_text(n.texts->'files_edited')),
              details = n.texts->'details'
            FROM (
              SELECT session_id, ordinal, texts::jsonb AS texts
              FROM unnest($1::text[], $2::integer[], $3::text[]) AS cleaned (session_id, ordinal, texts)) AS n
            WHERE t.tenant_id = $4 AND t.session_id = n.session_id AND t.ordinal = n.ordinal
            """;

    private final SessionLock sessions;

    TurnTexts(SessionLock sessions) {
        this.sessions = sessions;
    }

    @Override
    public Stage stage() {
        return Stage.TURNS;
    }

    @Override
    public List<StoredRow> page(Transaction transaction, Rescan rescan, int most) {
        String ordinal = rescan.place().part(1);
        return read(transaction.run(PAGE, Tuple.of(rescan.tenantId(), rescan.place().part(0),
                ordinal.isEmpty() ? 0 : Integer.parseInt(ordinal), most)));
    }

    @Override
    public List<StoredRow> lock(Transaction transaction, Rescan rescan, List<StoredRow> rows) {
        sessions.take(transaction, rescan.tenantId(), rows);
        return read(transaction.run(LOCK, Columns.of(rows).text(row -> row.key(0))
                .integer(row -> Integer.valueOf(row.key(1))).tuple().addString(rescan.tenantId())));
    }

    @Override
    public void write(Transaction transaction, Rescan rescan, List<CleanedRow> rows) {
        transaction.run(WRITE, Columns.of(rows)
                .text(cleaned -> cleaned.row().key(0))
                .integer(cleaned -> Integer.valueOf(cleaned.row().key(1)))
                .text(cleaned -> cleaned.row().texts().toString())
                .tuple().addString(rescan.tenantId()));
    }

    private static List<StoredRow> read(RowSet<Row> rows) {
        var read = new ArrayList<StoredRow>();
        rows.forEach(row -> read.add(
                new StoredRow(List.of(row.getString("session_id"), Integer.toString(row.getInteger("ordinal"))), "",
                        new StoredRow.Owner(row.getString("session_id"), null), JsonColumn.object(row.getString("texts")))));
        return read;
    }
}
