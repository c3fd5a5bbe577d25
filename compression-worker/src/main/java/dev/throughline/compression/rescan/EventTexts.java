package dev.throughline.compression.rescan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.common.secret.JsonRedactor;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** What happened, as it came in. Nothing else changes an event once it is stored. */
@Singleton
final class EventTexts implements StoredTexts {

    private static final String COLUMNS = """
            SELECT e.session_id, e.event_id, e.type, e.data::text AS data
            """;

    private static final String PAGE = COLUMNS + """
            FROM session_event e
            WHERE e.tenant_id = $1 AND (e.session_id, e.event_id) > ($2, $3)
            ORDER BY e.session_id, e.event_id
            LIMIT $4
            """;

    private static final String LOCK = COLUMNS + """
            FROM session_event e
            JOIN unnest($1::text[], $2::text[]) AS wanted (session_id, event_id)
              ON e.session_id = wanted.session_id AND e.event_id = wanted.event_id
            WHERE e.tenant_id = $3
            ORDER BY e.session_id, e.event_id
            FOR UPDATE OF e
            """;

    /** An event without a key of its content has none afterwards. */
    private static final String WRITE = """
            UPDATE session_event e
            SET data = n.data::jsonb,
              content_key = CASE WHEN e.content_key IS NOT NULL THEN coalesce(n.content_key, e.content_key) END
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS n (session_id, event_id, data, content_key)
            WHERE e.tenant_id = $5 AND e.session_id = n.session_id AND e.event_id = n.event_id
            """;

    @Override
    public Stage stage() {
        return Stage.EVENTS;
    }

    @Override
    public List<StoredRow> page(Transaction transaction, Rescan rescan, int most) {
        return read(transaction.run(PAGE,
                Tuple.of(rescan.tenantId(), rescan.place().part(0), rescan.place().part(1), most)));
    }

    @Override
    public List<StoredRow> lock(Transaction transaction, Rescan rescan, List<StoredRow> rows) {
        return read(transaction.run(LOCK, Columns.of(rows).text(row -> row.key(0)).text(row -> row.key(1)).tuple()
                .addString(rescan.tenantId())));
    }

    @Override
    public void write(Transaction transaction, Rescan rescan, List<CleanedRow> rows) {
        transaction.run(WRITE, Columns.of(rows)
                .text(cleaned -> cleaned.row().key(0))
                .text(cleaned -> cleaned.row().key(1))
                .text(cleaned -> cleaned.row().texts().toString())
                .text(cleaned -> contentKey(cleaned.row()))
                .tuple().addString(rescan.tenantId()));
    }

    /** The names in an event are its client's, so they are looked at as well. */
    @Override
    public Optional<CleanedRow> clean(StoredRow row, Redactor redactor) {
        var finds = new ArrayList<Redaction.Find>();
        new JsonRedactor(redactor).redact(row.texts(), finds::add);
        return finds.isEmpty() ? Optional.empty() : Optional.of(new CleanedRow(row, finds));
    }

    /**
     * As ingest-service makes it of the text from now on, so that the same text in a transcript is still known. Of a text
     * that was cut short the whole is not there: its key stays.
     */
    private static @Nullable String contentKey(StoredRow row) {
        JsonNode text = row.texts().path("text");
        boolean isCut = row.texts().path("truncated").has("text");
        return text.isTextual() && !isCut ? ContentKey.of(EventType.of(row.kind()), text.textValue()) : null;
    }

    private static List<StoredRow> read(RowSet<Row> rows) {
        var read = new ArrayList<StoredRow>();
        rows.forEach(row -> read.add(new StoredRow(List.of(row.getString("session_id"), row.getString("event_id")),
                row.getString("type"), new StoredRow.Owner(row.getString("session_id"), null),
                JsonColumn.object(row.getString("data")))));
        return read;
    }
}
