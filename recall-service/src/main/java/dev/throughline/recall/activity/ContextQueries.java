package dev.throughline.recall.activity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.recall.database.Statement;

/** Reads a session's context: a few rows of each kind, however many there are. */
@RequestScoped
class ContextQueries {

    private static final double NO_IMPORTANCE = 0.5;

    private static final String SELECT_FILES = """
            SELECT f.path, f.last_sequence AS sequence, f.last_at AS accessed_at, f.reads + f.changes AS access_count,
              f.importance::float8 AS importance, f.is_created,
              f.changes > 0 AND NOT f.is_created AS is_modified
            FROM session_file f
            WHERE f.tenant_id = $1 AND f.session_id = $2
            ORDER BY f.last_sequence DESC, f.path
            LIMIT $3
            """;

    /**
     * A session's events are in one partition; of the index, the first condition chooses the place and the second the index.
     */
    private static final String SELECT_EVENTS = """
            SELECT e.occurred_at, e.data->>'%2$s' AS said, e.data->>'key' AS key
            FROM session_event e
            WHERE e.tenant_id = $1 AND e.session_id = $2 AND e.type = '%1$s'
              AND e.event_month = (SELECT s.event_month FROM session s WHERE s.tenant_id = $1 AND s.id = $2)
              AND jsonb_typeof(e.data->'%2$s') = 'string'
            ORDER BY e.sequence DESC
            LIMIT $3
            """;

    private static final String SELECT_SEARCHES = SELECT_EVENTS.formatted("search", "query");
    private static final String SELECT_DECISIONS = SELECT_EVENTS.formatted("decision", "text");
    private static final String SELECT_MEMORIES = SELECT_EVENTS.formatted("memory_reference", "memory_id");

    private static final String SELECT_SNAPSHOT = """
            SELECT m.body
            FROM memory m
            WHERE m.tenant_id = $1 AND m.source_key = 'session/' || $2::text || '/context'
            LIMIT 1
            """;

    private final SessionReader reader;

    ContextQueries(SessionReader reader) {
        this.reader = reader;
    }

    /** @param most of each kind */
    Uni<ContextView> context(SessionRead read, int most) {
        return reader.read(read,
                new Statement(SELECT_FILES, bounded(read, most)),
                new Statement(SELECT_SEARCHES, bounded(read, most)),
                new Statement(SELECT_DECISIONS, bounded(read, most)),
                new Statement(SELECT_MEMORIES, bounded(read, most)),
                new Statement(SELECT_SNAPSHOT, reader.key(read)))
                .map(rows -> ContextView.of(read.id(), context(rows), snapshot(rows.getLast())));
    }

    private Tuple bounded(SessionRead read, int most) {
        return reader.key(read).addInteger(most);
    }

    private static ContextView.Context context(List<RowSet<Row>> rows) {
        return new ContextView.Context(
                each(rows.getFirst(), ContextQueries::file), importance(rows.getFirst()),
                each(rows.get(1), row -> new ContextView.RecentSearch(row.getString("said"), Columns.time(row, "occurred_at"))),
                each(rows.get(2), row -> new ContextView.MadeDecision(row.getString("said"), Columns.time(row, "occurred_at"))),
                each(rows.get(3), row -> new ContextView.SavedMemory(row.getString("said"), row.getString("key"),
                        Columns.time(row, "occurred_at"))));
    }

    private static ContextView.AccessedFile file(Row row) {
        return new ContextView.AccessedFile(row.getString("path"), Columns.time(row, "accessed_at"), row.getLong("sequence"),
                row.getInteger("access_count"), row.getBoolean("is_created"), row.getBoolean("is_modified"));
    }

    private static Map<String, Double> importance(RowSet<Row> files) {
        var scores = new HashMap<String, Double>();
        files.forEach(row -> {
            Double told = row.getDouble("importance");
            scores.put(row.getString("path"), told == null ? NO_IMPORTANCE : told);
        });
        return scores;
    }

    private static @Nullable String snapshot(RowSet<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? found.next().getString("body") : null;
    }

    private static <T> List<T> each(RowSet<Row> rows, Function<Row, T> view) {
        var views = new ArrayList<T>(rows.size());
        rows.forEach(row -> views.add(view.apply(row)));
        return views;
    }
}
