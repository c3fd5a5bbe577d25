package dev.throughline.recall.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Reading;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads memories by their ids. */
@Singleton
public class MemoryQueries {

    private static final String MEMORIES = """
            SELECT m.id, m.kind, m.title, m.body, p.key AS project_key, m.session_id, m.tags, m.files, m.importance,
              m.occurred_at, m.version, m.event_ids, m.details::text AS details, m.recalled_count, m.useful_count,
              m.superseded_by
            FROM memory m
            LEFT JOIN project p ON p.tenant_id = m.tenant_id AND p.id = m.project_id
            """;

    private static final String SELECT_BY_IDS = MEMORIES + """
            WHERE m.tenant_id = $1 AND m.id = ANY ($2)
              AND m.superseded_by IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
            LIMIT 10000
            """;

    private static final String SELECT_STANDING = """
            SELECT m.id, m.version, m.recalled_count, m.useful_count
            FROM memory m
            WHERE m.tenant_id = $1 AND m.id = ANY ($2)
              AND m.superseded_by IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
            LIMIT 10000
            """;

    private static final String SELECT_WITH_HISTORY = MEMORIES + """
            WHERE m.tenant_id = $1 AND m.id = $2 AND (m.expires_at IS NULL OR m.expires_at > now())
            LIMIT 1
            """;

    private static final String SELECT_SUPERSEDED = """
            SELECT m.id
            FROM memory m
            WHERE m.tenant_id = $1 AND m.superseded_by = $2 AND m.id <> $2
            ORDER BY m.occurred_at DESC
            LIMIT 100
            """;

    private final TenantDatabase database;

    MemoryQueries(TenantDatabase database) {
        this.database = database;
    }

    /** Those of the memories that exist and that the caller may see, in the order of the ids. */
    public Uni<List<StoredMemory>> byIds(Caller caller, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return database.read(caller, of(SELECT_BY_IDS, caller, ids))
                .map(rows -> inOrder(ids, rows, MemoryQueries::memory, StoredMemory::id));
    }

    /** Which of the memories exist and may be seen by the caller. */
    public Reading<Map<UUID, Standing>> standing(Caller caller, Collection<UUID> ids) {
        return new Reading<>(of(SELECT_STANDING, caller, ids), MemoryQueries::standing);
    }

    private static Statement of(String sql, Caller caller, Collection<UUID> ids) {
        return new Statement(sql, Tuple.of(caller.tenantId(), ids.toArray(UUID[]::new)));
    }

    /** One memory that the caller may see, whether it stands or is history. */
    public Uni<Optional<MemoryHistory>> withHistory(Caller caller, UUID id) {
        var parameters = Tuple.of(caller.tenantId(), id);
        var statements = List.of(new Statement(SELECT_WITH_HISTORY, parameters), new Statement(SELECT_SUPERSEDED, parameters));
        return database.read(caller, statements).map(rows -> history(rows.getFirst(), rows.getLast()));
    }

    private static Optional<MemoryHistory> history(RowSet<Row> found, RowSet<Row> superseded) {
        var supersedes = new ArrayList<UUID>(superseded.size());
        superseded.forEach(row -> supersedes.add(row.getUUID("id")));
        return found.size() == 0 ? Optional.empty()
                : Optional.of(new MemoryHistory(memory(found.iterator().next()), supersedes));
    }

    private static <T> List<T> inOrder(Collection<UUID> ids, RowSet<Row> rows, Function<Row, T> read, Function<T, UUID> id) {
        Map<UUID, T> byId = new HashMap<>();
        for (Row row : rows) {
            T one = read.apply(row);
            byId.put(id.apply(one), one);
        }
        var ordered = new ArrayList<T>(ids.size());
        ids.stream().map(byId::get).filter(Objects::nonNull).forEach(ordered::add);
        return ordered;
    }

    private static StoredMemory memory(Row row) {
        return new StoredMemory(row.getUUID("id"), MemoryKind.of(row.getString("kind")), row.getString("title"),
                row.getString("body"), row.getString("project_key"), row.getString("session_id"), texts(row, "tags"),
                texts(row, "files"), row.getFloat("importance"), row.getOffsetDateTime("occurred_at").toInstant(),
                row.getInteger("version"), texts(row, "event_ids"), json(row.getString("details")),
                usage(row), row.getUUID("superseded_by"));
    }

    private static Map<UUID, Standing> standing(RowSet<Row> rows) {
        var standing = HashMap.<UUID, Standing> newHashMap(rows.size());
        rows.forEach(row -> standing.put(row.getUUID("id"), new Standing(row.getInteger("version"), usage(row))));
        return standing;
    }

    private static StoredMemory.Usage usage(Row row) {
        return new StoredMemory.Usage(row.getInteger("recalled_count"), row.getInteger("useful_count"));
    }

    private static List<String> texts(Row row, String column) {
        return Arrays.asList(row.getArrayOfStrings(column));
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode(); // PostgreSQL writes no such jsonb
        }
    }
}
