package dev.throughline.recall.dashboard.project;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads the list of projects: for each two look-ups, its latest session and its state. */
@Singleton
class ProjectLines {

    private static final String SELECT_LATEST = """
            SELECT p.key, latest.last_event_at, latest.title, coalesce(state.details ->> 'phase', '') AS phase,
              coalesce(jsonb_array_length(state.details -> 'next'), 0) AS open
            FROM (
              SELECT tenant_id, id, key
              FROM project
              WHERE tenant_id = $1 AND ($2::text = '' OR position(lower($2) IN lower(key)) > 0)
              LIMIT 2000) p
            LEFT JOIN LATERAL (
              SELECT s.last_event_at, s.title
              FROM session s
              WHERE s.tenant_id = p.tenant_id AND s.project_id = p.id
              ORDER BY s.last_event_at DESC
              LIMIT 1) latest ON true
            LEFT JOIN LATERAL (
              SELECT m.details
              FROM memory m
              WHERE m.tenant_id = p.tenant_id AND m.project_id = p.id AND m.kind = 'state'
              LIMIT 1) state ON true
            ORDER BY latest.last_event_at DESC NULLS LAST, p.key
            LIMIT $3
            """;

    private final TenantDatabase database;

    ProjectLines(TenantDatabase database) {
        this.database = database;
    }

    /** Those of which the key has this part, the one with the latest event first. */
    Uni<List<ProjectLine>> latest(Caller caller, String part, int limit) {
        return database.read(caller, new Statement(SELECT_LATEST, Tuple.of(caller.tenantId(), part, limit)))
                .map(ProjectLines::lines);
    }

    private static List<ProjectLine> lines(RowSet<Row> rows) {
        var lines = new ArrayList<ProjectLine>(rows.size());
        for (Row row : rows) {
            OffsetDateTime last = row.getOffsetDateTime("last_event_at");
            lines.add(new ProjectLine(row.getString("key"), last == null ? null : last.toInstant(), row.getString("title"),
                    row.getString("phase").replace('_', ' '), row.getInteger("open")));
        }
        return lines;
    }
}
