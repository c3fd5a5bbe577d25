package dev.throughline.recall.activity;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.database.Statement;

/** {@code GET /api/sessions/{id}/goals}. */
@Path("/api/sessions/{id}/goals")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class GoalResource {

    private static final String COLUMNS = """
            SELECT g.goal_id, g.description, g.priority, g.status, g.details::text AS details, g.added_at, g.updated_at,
              g.completed_at
            FROM session_goal g
            WHERE g.tenant_id = $1 AND g.session_id = $2
            """;

    private static final String SELECT_ALL = COLUMNS + """
            ORDER BY g.sequence, g.goal_id
            LIMIT 1000
            """;

    private static final String COUNT = """
            SELECT count(*)
            FROM session_goal g
            WHERE g.tenant_id = $1 AND g.session_id = $2
            LIMIT 1
            """;

    private static final String SELECT_ONE = COLUMNS + """
              AND g.goal_id = $3
            LIMIT 1
            """;

    private final SessionReader reader;

    GoalResource(SessionReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(summary = "A session's first 1,000 goals, and which is current, queued and blocked")
    public Uni<GoalList> all(@BeanParam SessionRead read) {
        return reader.read(read, new Statement(SELECT_ALL, reader.key(read)), new Statement(COUNT, reader.key(read)))
                .map(rows -> GoalList.of(views(rows.getFirst()), rows.getLast().iterator().next().getLong(0)));
    }

    @GET
    @Path("/{goal_id}")
    @Operation(summary = "One goal of a session")
    public Uni<GoalView> one(@BeanParam SessionRead read, @RestPath("goal_id") String goalId) {
        return reader.read(read, new Statement(SELECT_ONE, reader.key(read).addString(goalId.replace("\0", ""))))
                .map(rows -> views(rows.getFirst()).stream().findFirst()
                        .orElseThrow(() -> ProblemException.of(404, "The session has no such goal")));
    }

    private static List<GoalView> views(RowSet<Row> rows) {
        var goals = new ArrayList<GoalView>(rows.size());
        rows.forEach(row -> goals.add(new GoalView(row.getString("goal_id"), row.getString("description"),
                row.getString("priority"), row.getString("status"), Columns.json(row, "details"),
                Columns.time(row, "added_at"), Columns.time(row, "updated_at"), Columns.timeOrNull(row, "completed_at"))));
        return goals;
    }
}
