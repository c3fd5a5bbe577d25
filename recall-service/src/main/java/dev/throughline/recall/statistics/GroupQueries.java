package dev.throughline.recall.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import dev.throughline.recall.request.Page;

/** Sums up what groups of sessions used; the sessions are those that the caller may see. */
@Singleton
class GroupQueries {

    /** Groups in an answer. */
    static final int MOST = 100;

    private static final String SESSIONS = """
            FROM session s
            %2$s
            WHERE s.tenant_id = $1 AND ($2::uuid IS NULL OR s.project_id = $2)
            """;

    private static final String PAGE = """
            SELECT %1$s AS name, count(*) AS sessions, count(*) FILTER (WHERE s.status = 'active') AS active,
              sum(s.next_sequence - 1)::bigint AS events, max(s.last_event_at) AS last_event_at
            """ + SESSIONS + """
            GROUP BY 1
            ORDER BY sessions DESC, name
            OFFSET $3
            LIMIT $4
            """;

    private static final String COUNT = """
            SELECT count(DISTINCT %1$s)
            """ + SESSIONS + """
            LIMIT 1
            """;

    // the page once more: the statements of a read are sent together
    private static final String USAGE = """
            WITH page AS (
            """ + PAGE + """
            )
            """ + UsageReader.SUMS + """
              , %1$s AS name
            FROM session_usage u
            JOIN session s ON s.tenant_id = u.tenant_id AND s.id = u.session_id
            %2$s
            WHERE u.tenant_id = $1 AND ($2::uuid IS NULL OR s.project_id = $2) AND %1$s IN (SELECT page.name FROM page)
            GROUP BY u.model, %1$s
            ORDER BY sum(u.input_tokens + u.output_tokens + u.cache_creation_input_tokens + u.cache_read_input_tokens) DESC,
              u.model
            LIMIT 100000
            """;

    private final TenantDatabase database;
    private final UsageReader usage;

    GroupQueries(TenantDatabase database, UsageReader usage) {
        this.database = database;
        this.usage = usage;
    }

    /** The largest group first. */
    Uni<Page<Group>> page(Caller caller, Grouping grouping, @Nullable UUID project, int skip, int limit) {
        var page = Tuple.of(caller.tenantId(), project, skip, limit);
        return database
                .read(caller, List.of(statement(PAGE, grouping, page), statement(USAGE, grouping, page),
                        statement(COUNT, grouping, Tuple.of(caller.tenantId(), project))))
                .map(rows -> new Page<>(groups(rows.getFirst(), byName(rows.get(1))),
                        rows.getLast().iterator().next().getLong(0), skip, limit));
    }

    private static Statement statement(String sql, Grouping grouping, Tuple parameters) {
        return new Statement(sql.formatted(grouping.name, grouping.join), parameters);
    }

    private static Map<String, List<Row>> byName(RowSet<Row> rows) {
        var byName = new HashMap<String, List<Row>>();
        rows.forEach(row -> byName.computeIfAbsent(row.getString("name"), name -> new ArrayList<>()).add(row));
        return byName;
    }

    private List<Group> groups(RowSet<Row> rows, Map<String, List<Row>> used) {
        var groups = new ArrayList<Group>();
        rows.forEach(row -> groups.add(new Group(row.getString("name"), row.getLong("sessions"), row.getLong("active"),
                row.getLong("events"), row.getOffsetDateTime("last_event_at").toInstant(),
                usage.read(used.getOrDefault(row.getString("name"), List.of())))));
        return groups;
    }
}
