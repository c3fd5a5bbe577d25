package dev.throughline.recall.activity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.database.Statement;

/** {@code GET /api/sessions/{id}/state}. */
@Path("/api/sessions/{id}/state")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class StateResource {

    private static final String SELECT = """
            SELECT s.session_id, s.version, s.state::text AS state, s.size_bytes, s.phase, s.current_step, s.phase_at,
              s.refused_count, s.last_refusal::text AS last_refusal, s.updated_at
            FROM session_state s
            WHERE s.tenant_id = $1 AND s.session_id = $2
            LIMIT 1
            """;

    private final SessionReader reader;

    StateResource(SessionReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(summary = "A session's state with its version, which is the ETag too, and its phase")
    public Uni<RestResponse<StateView>> state(@BeanParam SessionRead read) {
        return reader.read(read, new Statement(SELECT, reader.key(read))).map(rows -> {
            var found = rows.getFirst().iterator();
            StateView state = found.hasNext() ? view(found.next()) : StateView.none(read.id());
            return RestResponse.ResponseBuilder.ok(state).header(HttpHeaders.ETAG, "\"" + state.version() + "\"").build();
        });
    }

    private static StateView view(Row row) {
        return new StateView(row.getString("session_id"), row.getLong("version"), Columns.json(row, "state"),
                row.getInteger("size_bytes"), row.getString("phase"), row.getString("current_step"),
                Columns.timeOrNull(row, "phase_at"),
                new StateView.Refused(row.getInteger("refused_count"), Columns.jsonOrNull(row, "last_refusal")),
                Columns.time(row, "updated_at"));
    }
}
