package dev.throughline.recall.dashboard.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** A memory in a list. */
public record MemoryLine(UUID id, String kind, String title, String body, @Nullable String sessionId, Instant occurredAt) {

    /** The columns of a memory {@code m} that {@link #of} reads. */
    public static final String COLUMNS = "m.id, m.kind, m.title, left(m.body, 600) AS body, m.session_id, m.occurred_at\n";

    public static List<MemoryLine> of(RowSet<Row> rows) {
        var lines = new ArrayList<MemoryLine>(rows.size());
        rows.forEach(row -> lines.add(new MemoryLine(row.getUUID("id"), row.getString("kind"), row.getString("title"),
                row.getString("body"), row.getString("session_id"), row.getOffsetDateTime("occurred_at").toInstant())));
        return lines;
    }

    /** What the body adds to the title. */
    public String rest() {
        return body.equals(title) ? "" : body;
    }
}
