package dev.throughline.recall.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads projects and their names. */
@Singleton
class ProjectQueries {

    private static final String SELECT_BY_ALIAS = """
            SELECT p.id, p.key
            FROM project_alias a
            JOIN project p ON p.tenant_id = a.tenant_id AND p.id = a.project_id
            WHERE a.tenant_id = $1 AND a.alias = ANY ($2)
            ORDER BY array_position($2, a.alias)
            LIMIT 1
            """;

    private static final String SELECT_OF_SESSION = """
            SELECT p.id, p.key
            FROM session s
            JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            WHERE s.tenant_id = $1 AND s.id = $2
            LIMIT 1
            """;

    private static final String SELECT_BY_ID = """
            SELECT id, key
            FROM project
            WHERE tenant_id = $1 AND id = $2
            LIMIT 1
            """;

    private final TenantDatabase database;

    ProjectQueries(TenantDatabase database) {
        this.database = database;
    }

    /** The project that has one of these names; the first name counts most. */
    Uni<Optional<Project>> named(Caller caller, List<String> names) {
        return one(caller, new Statement(SELECT_BY_ALIAS, Tuple.of(caller.tenantId(), names.toArray(String[]::new))));
    }

    Uni<Optional<Project>> ofSession(Caller caller, String sessionId) {
        return one(caller, new Statement(SELECT_OF_SESSION, Tuple.of(caller.tenantId(), sessionId)));
    }

    Uni<Optional<Project>> byId(Caller caller, UUID id) {
        return one(caller, new Statement(SELECT_BY_ID, Tuple.of(caller.tenantId(), id)));
    }

    private Uni<Optional<Project>> one(Caller caller, Statement statement) {
        return database.read(caller, statement).map(ProjectQueries::first);
    }

    private static Optional<Project> first(RowSet<Row> rows) {
        return rows.rowCount() == 0 ? Optional.empty()
                : Optional.of(rows.iterator().next()).map(row -> new Project(row.getUUID("id"), row.getString("key")));
    }
}
