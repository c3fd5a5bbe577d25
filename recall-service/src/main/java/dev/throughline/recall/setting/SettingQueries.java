package dev.throughline.recall.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.common.setting.Settings;
import dev.throughline.recall.database.Reading;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.project.Project;

/** Reads settings anew each time: a change is in force as soon as it is stored. */
@Singleton
public class SettingQueries {

    /** In the place of a project: the settings of the tenant. */
    private static final UUID TENANT = new UUID(0, 0);

    private static final String SELECT = """
            SELECT project_id, version, settings::text AS settings, updated_at, updated_by
            FROM setting
            WHERE tenant_id = $1 AND (project_id = $2 OR project_id = $3)
            LIMIT 2
            """;

    private final TenantDatabase database;

    SettingQueries(TenantDatabase database) {
        this.database = database;
    }

    /** What is set for a project, and before that for its tenant; for the tenant alone where there is no project. */
    public Reading<Settings> inForce(Caller caller, @Nullable Project project) {
        return new Reading<>(select(caller, project), rows -> inForce(byProject(rows), project));
    }

    /** Of a project, or of the tenant where there is none. */
    Uni<SettingsView> view(Caller caller, @Nullable Project project) {
        return database.read(caller, select(caller, project)).map(SettingQueries::byProject).map(rows -> {
            Row row = rows.get(project == null ? TENANT : project.id());
            var inForce = names(inForce(rows, project));
            String key = project == null ? null : project.key();
            return row == null ? new SettingsView(key, 0, JsonNodeFactory.instance.objectNode(), inForce, null, null)
                    : new SettingsView(key, row.getLong("version"), json(row), inForce,
                            row.getOffsetDateTime("updated_at").toInstant(), row.getString("updated_by"));
        });
    }

    private static Statement select(Caller caller, @Nullable Project project) {
        return new Statement(SELECT, Tuple.of(caller.tenantId(), TENANT, project == null ? TENANT : project.id()));
    }

    private static Map<UUID, Row> byProject(RowSet<Row> rows) {
        var byProject = new HashMap<UUID, Row>();
        rows.forEach(row -> byProject.put(row.getUUID("project_id"), row));
        return byProject;
    }

    private static Settings inForce(Map<UUID, Row> rows, @Nullable Project project) {
        Settings tenant = settings(rows.get(TENANT));
        return project == null ? tenant : settings(rows.get(project.id())).before(tenant);
    }

    private static Settings settings(@Nullable Row row) {
        return row == null ? Settings.NONE : Settings.read(json(row));
    }

    private static Map<String, Integer> names(Settings settings) {
        var names = new TreeMap<String, Integer>();
        settings.numbers().forEach((setting, number) -> names.put(setting.wireName(), number));
        return names;
    }

    private static JsonNode json(Row row) {
        try {
            return Json.mapper().readTree(row.getString("settings"));
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode(); // PostgreSQL writes no such jsonb
        }
    }
}
