package dev.throughline.recall.dashboard.project;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.dashboard.memory.MemoryLine;
import dev.throughline.recall.dashboard.session.SessionLines;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.project.Project;

/** Reads all that the page of a project shows, at one moment; each part has a limit, however old the project is. */
@Singleton
class ProjectOverview {

    private static final int MOST_SESSIONS = 10;

    private static final String SELECT_STATE = """
            SELECT details::text AS details
            FROM memory
            WHERE tenant_id = $1 AND project_id = $2 AND kind = 'state'
            LIMIT 1
            """;

    private static final String SELECT_LATEST_OF_KINDS = "SELECT " + MemoryLine.COLUMNS + """
            FROM unnest($3::text[]) AS wanted (kind)
            CROSS JOIN LATERAL (
              SELECT m.*
              FROM memory m
              WHERE m.tenant_id = $1 AND m.project_id = $2 AND m.kind = wanted.kind
                AND m.superseded_by IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
              ORDER BY m.occurred_at DESC
              LIMIT $4::integer) m
            ORDER BY m.occurred_at DESC
            LIMIT 100
            """;

    private static final String SELECT_FILES = """
            SELECT file, count(*)::integer AS sessions
            FROM (
              SELECT files
              FROM memory
              WHERE tenant_id = $1 AND project_id = $2 AND kind = 'context'
              ORDER BY occurred_at DESC
              LIMIT 100) latest, unnest(latest.files) AS file
            GROUP BY file
            ORDER BY sessions DESC, file
            LIMIT 15
            """;

    private static final String SELECT_DAYS = """
            SELECT (last_event_at AT TIME ZONE 'UTC')::date AS day, count(*)::integer AS sessions,
              sum(turn_count)::integer AS turns
            FROM (
              SELECT last_event_at, turn_count
              FROM session
              WHERE tenant_id = $1 AND project_id = $2 AND last_event_at >= $3
              ORDER BY last_event_at DESC
              LIMIT 5000) latest
            GROUP BY day
            ORDER BY day
            LIMIT 100
            """;

    private final TenantDatabase database;
    private final Clock clock;

    ProjectOverview(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<ProjectPage> of(Caller caller, Project project) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var own = Tuple.of(caller.tenantId(), project.id());
        return database.read(caller, List.of(
                new Statement(SELECT_STATE, own),
                latest(caller, project, 12, "decision"),
                latest(caller, project, 6, "fact", "learning", "solution", "snippet"),
                new Statement(SELECT_FILES, own),
                new Statement(SELECT_DAYS, Tuple.of(caller.tenantId(), project.id(),
                        today.minusDays(Activity.DAYS).atStartOfDay().atOffset(ZoneOffset.UTC))),
                SessionLines.latestOf(caller, project.id(), MOST_SESSIONS)))
                .map(rows -> new ProjectPage(project.key(), standing(rows.get(0)), MemoryLine.of(rows.get(1)),
                        MemoryLine.of(rows.get(2)), files(rows.get(3)), Activity.of(today, days(rows.get(4))),
                        SessionLines.lines(rows.get(5))));
    }

    private static Statement latest(Caller caller, Project project, int most, String... kinds) {
        return new Statement(SELECT_LATEST_OF_KINDS, Tuple.of(caller.tenantId(), project.id(), kinds, most));
    }

    private static Standing standing(RowSet<Row> rows) {
        try {
            return rows.size() == 0 ? Standing.UNKNOWN
                    : new Standing(Json.mapper().readTree(rows.iterator().next().getString("details")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }

    private static List<FileWork> files(RowSet<Row> rows) {
        var files = new ArrayList<FileWork>(rows.size());
        rows.forEach(row -> files.add(new FileWork(row.getString("file"), row.getInteger("sessions"))));
        return files;
    }

    private static List<Activity.Day> days(RowSet<Row> rows) {
        var days = new ArrayList<Activity.Day>(rows.size());
        rows.forEach(row -> days
                .add(new Activity.Day(row.getLocalDate("day"), row.getInteger("sessions"), row.getInteger("turns"))));
        return days;
    }
}
