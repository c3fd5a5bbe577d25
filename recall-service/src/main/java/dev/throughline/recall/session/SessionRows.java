package dev.throughline.recall.session;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import dev.throughline.common.json.Json;

/** Reads rows of sessions and turns. */
final class SessionRows {

    private SessionRows() {
    }

    static List<SessionView> sessions(RowSet<Row> rows) {
        var sessions = new ArrayList<SessionView>();
        rows.forEach(row -> sessions.add(session(row)));
        return sessions;
    }

    static SessionDetail detail(Row row) {
        return new SessionDetail(session(row), json(row, "metadata"), json(row, "initial"), json(row, "ending"),
                row.getString("permission_mode"), row.getString("folder"), json(row, "git"), row.getLong("children"),
                List.of());
    }

    static List<TurnView> turns(RowSet<Row> rows) {
        var turns = new ArrayList<TurnView>();
        rows.forEach(row -> turns.add(new TurnView(row.getInteger("ordinal"), row.getString("intent"),
                row.getString("outcome"), row.getBoolean("is_private"), row.getOffsetDateTime("started_at").toInstant(),
                instant(row, "ended_at"), List.of(row.getArrayOfStrings("files_read")),
                List.of(row.getArrayOfStrings("files_edited")), json(row, "details"))));
        return turns;
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** Of a column that was selected as text. */
    static JsonNode json(Row row, String column) {
        try {
            return Json.mapper().readTree(row.getString(column));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }

    private static SessionView session(Row row) {
        Instant started = row.getOffsetDateTime("started_at").toInstant();
        Instant last = row.getOffsetDateTime("last_event_at").toInstant();
        return new SessionView(row.getString("id"), row.getString("project_key"), row.getString("title"),
                row.getString("status"), row.getString("end_reason"), row.getString("owner_id"), row.getString("user_id"),
                row.getString("visibility"), row.getString("parent_id"), row.getString("tool"), row.getString("machine"),
                row.getString("branch"), row.getString("model"), row.getBoolean("pinned"), row.getBoolean("archived"),
                List.of(row.getArrayOfStrings("tags")), started, last, row.getOffsetDateTime("touched_at").toInstant(),
                instant(row, "ended_at"), Duration.between(started, last).toMillis(), row.getLong("event_count"),
                row.getInteger("turn_count"), row.getInteger("prompt_count"));
    }
}
