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

/** {@code GET /api/sessions/{id}/agents}. */
@Path("/api/sessions/{id}/agents")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class AgentResource {

    private static final String COLUMNS = """
            SELECT a.agent_id, a.type, a.task, a.subsession_id, a.status, a.outcome, a.result, a.spawned_at, a.completed_at
            FROM session_agent a
            WHERE a.tenant_id = $1 AND a.session_id = $2
            """;

    private static final String SELECT_ALL = COLUMNS + """
            ORDER BY a.sequence, a.agent_id
            LIMIT 1000
            """;

    private static final String COUNT = """
            SELECT count(*)
            FROM session_agent a
            WHERE a.tenant_id = $1 AND a.session_id = $2
            LIMIT 1
            """;

    private static final String SELECT_ONE = COLUMNS + """
              AND a.agent_id = $3
            LIMIT 1
            """;

    private final SessionReader reader;

    AgentResource(SessionReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(summary = "A session's first 1,000 agents: spawned, active and completed")
    public Uni<AgentList> all(@BeanParam SessionRead read) {
        return reader.read(read, new Statement(SELECT_ALL, reader.key(read)), new Statement(COUNT, reader.key(read)))
                .map(rows -> AgentList.of(views(rows.getFirst()), rows.getLast().iterator().next().getLong(0)));
    }

    @GET
    @Path("/{agent_id}")
    @Operation(summary = "One agent of a session")
    public Uni<AgentView> one(@BeanParam SessionRead read, @RestPath("agent_id") String agentId) {
        return reader.read(read, new Statement(SELECT_ONE, reader.key(read).addString(agentId.replace("\0", ""))))
                .map(rows -> views(rows.getFirst()).stream().findFirst()
                        .orElseThrow(() -> ProblemException.of(404, "The session has no such agent")));
    }

    private static List<AgentView> views(RowSet<Row> rows) {
        var agents = new ArrayList<AgentView>(rows.size());
        rows.forEach(row -> agents.add(new AgentView(row.getString("agent_id"), row.getString("type"), row.getString("task"),
                row.getString("subsession_id"), row.getString("status"), row.getString("outcome"), row.getString("result"),
                Columns.time(row, "spawned_at"), Columns.timeOrNull(row, "completed_at"))));
        return agents;
    }
}
