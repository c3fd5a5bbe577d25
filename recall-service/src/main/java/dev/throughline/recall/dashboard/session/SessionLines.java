package dev.throughline.recall.dashboard.session;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.dashboard.session.ListParameters.Filter;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads sessions for lists, the latest first, a page at a time: never how many there are in all. */
@Singleton
public class SessionLines {

    private static final String SELECT = """
            SELECT s.id, p.key AS project_key, s.title, s.status, s.end_reason,
              coalesce(s.user_id, s.owner_id) AS user_id, s.visibility, s.parent_id, s.tool, s.machine,
              s.branch, s.started_at, s.last_event_at, s.turn_count, s.model, s.pinned, s.archived, s.tags
            FROM session s
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            """;

    /** Statements apart, as each has an index of its own. */
    private static final String OF_ALL = "WHERE s.tenant_id = $1 AND $2::uuid IS NULL\n";
    private static final String OF_PROJECT = "WHERE s.tenant_id = $1 AND s.project_id = $2\n";

    private static final String ANY = "  AND NOT s.archived\n";
    private static final String ACTIVE = "  AND s.status = 'active' AND NOT s.archived\n";
    private static final String ENDED = "  AND s.status = 'ended' AND NOT s.archived\n";
    private static final String ARCHIVED = "  AND s.archived\n";

    private static final String NARROWED = """
              AND ($3::text IS NULL OR s.tool = $3)
              AND ($4::text IS NULL OR s.machine = $4)
              AND ($5::text IS NULL OR coalesce(s.user_id, s.owner_id) = $5)
              AND ($6::text IS NULL OR s.tags @> ARRAY[$6::text])
              AND ($7::timestamptz IS NULL OR s.last_event_at < $7 OR s.last_event_at = $7 AND s.id > $8::text)
            ORDER BY s.last_event_at DESC, s.id
            LIMIT $9
            """;

    private static final String SELECT_BY_IDS = SELECT + """
            WHERE s.tenant_id = $1 AND s.id = ANY ($2)
            LIMIT 1000
            """;

    private final TenantDatabase database;

    SessionLines(TenantDatabase database) {
        this.database = database;
    }

    /** The latest of a project, or of all. */
    Uni<List<SessionLine>> latest(Caller caller, @Nullable UUID projectId, Filter filter, int limit) {
        return database.read(caller, latestOf(caller, projectId, filter, limit)).map(SessionLines::lines);
    }

    /** The latest of a project, as a statement among others; {@link #lines} reads its rows. */
    public static Statement latestOf(Caller caller, UUID projectId, int limit) {
        return latestOf(caller, projectId, Filter.of(""), limit);
    }

    /** In the order of the ids. */
    Uni<List<SessionLine>> byIds(Caller caller, Collection<String> ids) {
        var statement = new Statement(SELECT_BY_IDS, Tuple.of(caller.tenantId(), ids.toArray(String[]::new)));
        var order = List.copyOf(ids);
        return database.read(caller, statement).map(SessionLines::lines).map(lines -> lines.stream()
                .sorted((a, b) -> Integer.compare(order.indexOf(a.id()), order.indexOf(b.id()))).toList());
    }

    Uni<Optional<SessionLine>> byId(Caller caller, String id) {
        return byIds(caller, List.of(id)).map(lines -> lines.stream().findFirst());
    }

    /** Those with which something happens, the latest first. */
    public Uni<List<SessionLine>> active(Caller caller, int limit) {
        return latest(caller, null, Filter.of("active"), limit);
    }

    /** Those that ended, the latest first. */
    public Uni<List<SessionLine>> ended(Caller caller, int limit) {
        return latest(caller, null, Filter.of("ended"), limit);
    }

    public static List<SessionLine> lines(RowSet<Row> rows) {
        var lines = new ArrayList<SessionLine>(rows.size());
        rows.forEach(row -> lines.add(new SessionLine(row.getString("id"), row.getString("project_key"),
                row.getString("title"), row.getString("status"), row.getString("end_reason"), row.getString("user_id"),
                row.getString("visibility").equals("private"), row.getString("parent_id"), row.getString("tool"),
                row.getString("machine"), row.getString("branch"), row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_event_at").toInstant(), row.getInteger("turn_count"),
                new SessionLine.Labels(row.getString("model"), row.getBoolean("pinned"), row.getBoolean("archived"),
                        List.of(row.getArrayOfStrings("tags"))))));
        return lines;
    }

    private static Statement latestOf(Caller caller, @Nullable UUID projectId, Filter filter, int limit) {
        OffsetDateTime before = filter.before() == null ? null : filter.before().atOffset(ZoneOffset.UTC);
        return new Statement(SELECT + (projectId == null ? OF_ALL : OF_PROJECT) + ofStatus(filter.status()) + NARROWED,
                Tuple.of(caller.tenantId(), projectId, filter.tool(), filter.machine(), filter.user())
                        .addString(filter.tag()).addOffsetDateTime(before).addString(filter.beforeId()).addInteger(limit));
    }

    private static String ofStatus(String status) {
        return switch (status) {
            case "active" -> ACTIVE;
            case "ended" -> ENDED;
            case "archived" -> ARCHIVED;
            default -> ANY;
        };
    }
}
