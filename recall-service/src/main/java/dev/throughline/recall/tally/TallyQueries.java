package dev.throughline.recall.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.price.Usage;
import dev.throughline.recall.price.UsageReader;
import dev.throughline.recall.request.Page;
import dev.throughline.recall.tally.SessionMetrics.Metric;

/** Reads what the worker counted of a session. */
@Singleton
public class TallyQueries {

    private static final String SELECT_USAGE = UsageReader.SUMS + """
            FROM session_usage u
            WHERE u.tenant_id = $1 AND u.session_id = $2
            GROUP BY u.model
            ORDER BY sum(u.input_tokens + u.output_tokens + u.cache_creation_input_tokens + u.cache_read_input_tokens) DESC,
              u.model
            LIMIT 1000
            """;

    private static final String SELECT_METRICS = """
            SELECT kind, name, count, failed, duration_ms
            FROM session_metric
            WHERE tenant_id = $1 AND session_id = $2
            ORDER BY count DESC, name
            LIMIT 10000
            """;

    private static final String FILES = """
            FROM session_file f
            WHERE f.tenant_id = $1 AND f.session_id = $2
              AND CASE $3::text
                WHEN 'created' THEN f.is_created
                WHEN 'modified' THEN f.changes > 0 AND NOT f.is_created
                WHEN 'deleted' THEN f.is_deleted
                WHEN 'read' THEN f.reads > 0
                ELSE true
              END
            """;

    private static final String SELECT_FILES = """
            SELECT f.path, row_number() OVER (ORDER BY f.first_sequence, f.path) AS place, f.is_created, f.is_deleted, f.reads,
              f.changes, f.first_at, f.last_at, f.is_private
            """ + FILES + """
            ORDER BY place
            OFFSET $4
            LIMIT $5
            """;

    private static final String COUNT_FILES = "SELECT count(*)\n" + FILES + "LIMIT 1";

    private final TenantDatabase database;
    private final UsageReader usage;

    TallyQueries(TenantDatabase database, UsageReader usage) {
        this.database = database;
        this.usage = usage;
    }

    /** What models took and gave in a session, and what that cost. */
    public Uni<Usage> usage(Caller caller, String session) {
        return database.read(caller, new Statement(SELECT_USAGE, Tuple.of(caller.tenantId(), session))).map(usage::read);
    }

    Uni<SessionMetrics> metrics(Caller caller, String session) {
        return database.read(caller, new Statement(SELECT_METRICS, Tuple.of(caller.tenantId(), session)))
                .map(TallyQueries::metrics);
    }

    /** In the order in which the session came to them. */
    Uni<Page<SessionFile>> files(Caller caller, String session, @Nullable String how, int skip, int limit) {
        var page = Tuple.of(caller.tenantId(), session, how, skip, limit);
        return database.read(caller, List.of(new Statement(SELECT_FILES, page),
                new Statement(COUNT_FILES, Tuple.of(caller.tenantId(), session, how))))
                .map(rows -> new Page<>(files(rows.getFirst()), rows.getLast().iterator().next().getLong(0), skip, limit));
    }

    private static SessionMetrics metrics(RowSet<Row> rows) {
        Map<String, List<Metric>> byKind = new HashMap<>();
        rows.forEach(row -> byKind.computeIfAbsent(row.getString("kind"), kind -> new ArrayList<>())
                .add(new Metric(row.getString("name"), row.getLong("count"), row.getLong("failed"),
                        row.getLong("duration_ms"))));
        return SessionMetrics.of(byKind.getOrDefault("action", List.of()), byKind.getOrDefault("tool", List.of()),
                byKind.getOrDefault("event", List.of()));
    }

    private static List<SessionFile> files(RowSet<Row> rows) {
        var files = new ArrayList<SessionFile>();
        rows.forEach(row -> files.add(new SessionFile(row.getString("path"), row.getLong("place"),
                row.getBoolean("is_created"), row.getBoolean("is_deleted"), row.getInteger("reads"),
                row.getInteger("changes"), row.getOffsetDateTime("first_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(), row.getBoolean("is_private"))));
        return files;
    }
}
