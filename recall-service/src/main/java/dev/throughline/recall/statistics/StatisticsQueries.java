package dev.throughline.recall.statistics;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.price.UsageReader;
import dev.throughline.recall.statistics.Statistics.Share;

/** Counts sessions by their rows alone: what it costs depends on how many sessions there are, and not on their events. */
@Singleton
class StatisticsQueries {

    private static final String SESSIONS = """
            FROM session s
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            WHERE s.tenant_id = $1 AND ($2::uuid IS NULL OR s.project_id = $2)
            """;

    private static final String TOTALS = """
            SELECT count(*) AS total, count(*) FILTER (WHERE s.status = 'active') AS active,
              count(*) FILTER (WHERE s.pinned) AS pinned, count(*) FILTER (WHERE s.archived) AS archived,
              coalesce(sum(s.next_sequence - 1), 0)::bigint AS events, coalesce(sum(s.turn_count), 0)::bigint AS turns,
              max(s.last_event_at) AS last_event_at
            """ + SESSIONS + "LIMIT 1";

    private static final String IDS = """
            SELECT ARRAY(
              SELECT s.id
              FROM session s
              WHERE s.tenant_id = $1 AND ($2::uuid IS NULL OR s.project_id = $2) AND s.status = 'active'
              ORDER BY s.last_event_at DESC, s.id
              LIMIT 100) AS active, ARRAY(
              SELECT s.id
              FROM session s
              WHERE s.tenant_id = $1 AND ($2::uuid IS NULL OR s.project_id = $2) AND s.status = 'ended'
              ORDER BY s.last_event_at DESC, s.id
              LIMIT 10) AS ended
            """;

    private static final String SHARE = """
            SELECT coalesce(%1$s, '') AS name, count(*) AS sessions, count(*) FILTER (WHERE s.status = 'active') AS active,
              sum(s.next_sequence - 1)::bigint AS events, max(s.last_event_at) AS last_event_at
            """ + SESSIONS + """
            GROUP BY %1$s
            ORDER BY count(*) DESC, name
            LIMIT 100
            """;

    private static final String BY_TOOL = SHARE.formatted("s.tool");
    private static final String BY_MACHINE = SHARE.formatted("s.machine");
    private static final String BY_PROJECT = SHARE.formatted("p.key");
    private static final String BY_USER = SHARE.formatted("coalesce(s.user_id, s.owner_id)");

    private static final String BY_DAY = """
            SELECT to_char(s.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS name, count(*) AS sessions,
              count(*) FILTER (WHERE s.status = 'active') AS active, sum(s.next_sequence - 1)::bigint AS events,
              max(s.last_event_at) AS last_event_at
            """ + SESSIONS + """
              AND s.started_at > now() - make_interval(days => $3)
            GROUP BY name
            ORDER BY name DESC
            LIMIT 1000
            """;

    private static final String USAGE = UsageReader.SUMS + """
            FROM session_usage u
            JOIN session s ON s.tenant_id = u.tenant_id AND s.id = u.session_id
            WHERE u.tenant_id = $1 AND ($2::uuid IS NULL OR s.project_id = $2)
            GROUP BY u.model
            ORDER BY sum(u.input_tokens + u.output_tokens + u.cache_creation_input_tokens + u.cache_read_input_tokens) DESC,
              u.model
            LIMIT 1000
            """;

    private final TenantDatabase database;
    private final UsageReader usage;

    StatisticsQueries(TenantDatabase database, UsageReader usage) {
        this.database = database;
        this.usage = usage;
    }

    Uni<Statistics> of(Caller caller, @Nullable UUID project, int days) {
        var statements = new ArrayList<Statement>();
        for (String sql : List.of(TOTALS, IDS, BY_TOOL, BY_MACHINE, BY_PROJECT, BY_USER, USAGE)) {
            statements.add(new Statement(sql, Tuple.of(caller.tenantId(), project)));
        }
        statements.add(new Statement(BY_DAY, Tuple.of(caller.tenantId(), project, days)));
        return database.read(caller, statements).map(this::statistics);
    }

    private Statistics statistics(List<RowSet<Row>> rows) {
        Row totals = rows.getFirst().iterator().next();
        Row ids = rows.get(1).iterator().next();
        long total = totals.getLong("total");
        long active = totals.getLong("active");
        OffsetDateTime last = totals.getOffsetDateTime("last_event_at");
        return new Statistics(total, active, total - active, totals.getLong("pinned"), totals.getLong("archived"),
                totals.getLong("events"), totals.getLong("turns"), last == null ? null : last.toInstant(),
                Arrays.asList(ids.getArrayOfStrings("active")), Arrays.asList(ids.getArrayOfStrings("ended")),
                shares(rows.get(2)), shares(rows.get(3)), shares(rows.get(4)), shares(rows.get(5)), shares(rows.getLast()),
                usage.read(rows.get(6)));
    }

    private static List<Share> shares(RowSet<Row> rows) {
        var shares = new ArrayList<Share>();
        rows.forEach(row -> shares.add(new Share(row.getString("name"), row.getLong("sessions"), row.getLong("active"),
                row.getLong("events"), row.getOffsetDateTime("last_event_at").toInstant())));
        return shares;
    }
}
