package dev.throughline.compression.rescan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.secret.JsonRedactor;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** What clients told of their sessions, kept beside the events. Live intake writes it with the session's row locked. */
final class ActivityTexts implements StoredTexts {

    private final ActivityTable table;
    private final SessionLock sessions;

    ActivityTexts(ActivityTable table, SessionLock sessions) {
        this.table = table;
        this.sessions = sessions;
    }

    @Override
    public Stage stage() {
        return table.stage();
    }

    @Override
    public List<StoredRow> page(Transaction transaction, Rescan rescan, int most) {
        return read(transaction.run(table.page(),
                Tuple.of(rescan.tenantId(), rescan.place().part(0), rescan.place().part(1), most)));
    }

    @Override
    public List<StoredRow> lock(Transaction transaction, Rescan rescan, List<StoredRow> rows) {
        sessions.take(transaction, rescan.tenantId(), rows);
        return read(transaction.run(table.read(), Columns.of(rows).text(row -> row.key(0)).text(row -> row.key(1)).tuple()
                .addString(rescan.tenantId())));
    }

    @Override
    public void write(Transaction transaction, Rescan rescan, List<CleanedRow> rows) {
        transaction.run(table.write(), Columns.of(rows)
                .text(cleaned -> cleaned.row().key(0))
                .text(cleaned -> cleaned.row().key(1))
                .text(cleaned -> cleaned.row().texts().toString())
                .tuple().addString(rescan.tenantId()));
    }

    @Override
    public Optional<CleanedRow> clean(StoredRow row, Redactor redactor) {
        var finds = new ArrayList<Redaction.Find>();
        if (row.texts().get(table.clientsNames()) instanceof ObjectNode clients) {
            new JsonRedactor(redactor).redact(clients, finds::add);
        }
        JsonRedactor.ofValues(redactor).redact(row.texts(), finds::add);
        return finds.isEmpty() ? Optional.empty() : Optional.of(new CleanedRow(row, finds));
    }

    private static List<StoredRow> read(RowSet<Row> rows) {
        var read = new ArrayList<StoredRow>();
        rows.forEach(row -> read.add(new StoredRow(List.of(row.getString("session_id"), row.getString("name")), "",
                new StoredRow.Owner(row.getString("session_id"), null), JsonColumn.object(row.getString("texts")))));
        return read;
    }
}
