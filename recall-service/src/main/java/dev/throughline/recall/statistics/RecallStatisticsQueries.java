package dev.throughline.recall.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.statistics.RecallStatistics.Share;

/** Sums up recalls, as far back as the worker keeps them. */
@Singleton
class RecallStatisticsQueries {

    private static final String SHARE = """
            SELECT %1$s AS name, count(*) AS recalls, coalesce(sum(r.original_tokens), 0)::bigint AS original_tokens,
              coalesce(sum(r.given_tokens), 0)::bigint AS given_tokens,
              coalesce(sum(greatest(r.original_tokens - r.given_tokens, 0)), 0)::bigint AS prevented_tokens,
              coalesce(round(avg(r.took_ms)), 0)::bigint AS average_ms, coalesce(max(r.took_ms), 0) AS slowest_ms
            FROM recall_effort r
            WHERE r.tenant_id = $1 AND r.recalled_at > now() - make_interval(days => $2)
              AND ($3::text IS NULL OR r.project_key = $3)
              AND ($4::text IS NULL OR r.session_id = $4)
            %2$s
            """;

    private static final String LARGEST_FIRST = """
            GROUP BY 1
            ORDER BY recalls DESC, name
            LIMIT 100
            """;

    private static final String LATEST_FIRST = """
            GROUP BY 1
            ORDER BY name DESC
            LIMIT 1000
            """;

    private static final String TOTAL = SHARE.formatted("''", "LIMIT 1");
    private static final String BY_PROJECT = SHARE.formatted("r.project_key", LARGEST_FIRST);
    private static final String BY_SESSION = SHARE.formatted("r.session_id", LARGEST_FIRST);
    private static final String BY_DAY = SHARE.formatted("to_char(r.recalled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
            LATEST_FIRST);

    private final TenantDatabase database;

    RecallStatisticsQueries(TenantDatabase database) {
        this.database = database;
    }

    Uni<RecallStatistics> of(Caller caller, @Nullable String projectKey, @Nullable String session, int days) {
        var parameters = Tuple.of(caller.tenantId(), days, projectKey, session);
        var statements = Stream.of(TOTAL, BY_PROJECT, BY_SESSION, BY_DAY).map(sql -> new Statement(sql, parameters)).toList();
        return database.read(caller, statements).map(rows -> new RecallStatistics(shares(rows.getFirst()).getFirst(),
                shares(rows.get(1)), shares(rows.get(2)), shares(rows.getLast())));
    }

    private static List<Share> shares(RowSet<Row> rows) {
        var shares = new ArrayList<Share>();
        rows.forEach(row -> shares.add(new Share(row.getString("name"), row.getLong("recalls"),
                row.getLong("original_tokens"), row.getLong("given_tokens"), row.getLong("prevented_tokens"),
                row.getLong("average_ms"), row.getLong("slowest_ms"))));
        return shares;
    }
}
