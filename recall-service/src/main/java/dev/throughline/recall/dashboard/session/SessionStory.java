package dev.throughline.recall.dashboard.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.dashboard.memory.MemoryLine;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads what happened in one session, a page at a time. */
@Singleton
class SessionStory {

    private static final String SELECT_TURNS = """
            SELECT ordinal, intent, outcome, is_private, started_at, ended_at, files_read, files_edited,
              details::text AS details
            FROM session_turn
            WHERE tenant_id = $1 AND session_id = $2 AND ordinal >= $3
            ORDER BY ordinal
            LIMIT $4
            """;

    private static final String SELECT_MEMORIES = "SELECT " + MemoryLine.COLUMNS + """
            FROM memory m
            WHERE m.tenant_id = $1 AND m.session_id = $2
              AND m.kind = ANY ('{context,decision,solution,fact,learning,snippet}')
              AND m.superseded_by IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
            ORDER BY m.kind <> 'context', m.occurred_at
            LIMIT 200
            """;

    private static final String SELECT_FILES = """
            SELECT path, changes, is_created, is_deleted
            FROM session_file
            WHERE tenant_id = $1 AND session_id = $2 AND (changes > 0 OR is_deleted)
            ORDER BY changes DESC, path
            LIMIT 40
            """;

    private final TenantDatabase database;

    SessionStory(TenantDatabase database) {
        this.database = database;
    }

    /** @param from the first turn's ordinal */
    Uni<List<TurnLine>> turns(Caller caller, String sessionId, int from, int limit) {
        return database.read(caller, new Statement(SELECT_TURNS, Tuple.of(caller.tenantId(), sessionId, from, limit)))
                .map(SessionStory::turns);
    }

    /** What was kept of it, the summary first. */
    Uni<List<MemoryLine>> memories(Caller caller, String sessionId) {
        return database.read(caller, new Statement(SELECT_MEMORIES, Tuple.of(caller.tenantId(), sessionId)))
                .map(MemoryLine::of);
    }

    /** Those that were written most first. */
    Uni<List<ChangedFile>> files(Caller caller, String sessionId) {
        return database.read(caller, new Statement(SELECT_FILES, Tuple.of(caller.tenantId(), sessionId)))
                .map(SessionStory::files);
    }

    private static List<TurnLine> turns(RowSet<Row> rows) {
        var turns = new ArrayList<TurnLine>(rows.size());
        rows.forEach(row -> turns.add(new TurnLine(row.getInteger("ordinal"), row.getString("intent"),
                row.getString("outcome"), row.getBoolean("is_private"), row.getOffsetDateTime("started_at").toInstant(),
                instant(row.getOffsetDateTime("ended_at")), List.of(row.getArrayOfStrings("files_read")),
                List.of(row.getArrayOfStrings("files_edited")), json(row.getString("details")))));
        return turns;
    }

    private static List<ChangedFile> files(RowSet<Row> rows) {
        var files = new ArrayList<ChangedFile>(rows.size());
        rows.forEach(row -> files.add(new ChangedFile(row.getString("path"), row.getInteger("changes"),
                row.getBoolean("is_created"), row.getBoolean("is_deleted"))));
        return files;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }
}
