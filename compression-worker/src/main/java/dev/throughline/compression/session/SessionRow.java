package dev.throughline.compression.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Progress;
import dev.throughline.compression.database.JsonColumn;

/** Reads a session's row. */
final class SessionRow {

    private SessionRow() {
    }

    static Session read(Row row) {
        return new Session(
                new SessionKey(row.getString("tenant_id"), row.getString("id")),
                row.getUUID("project_id"),
                row.getString("owner_id"),
                Visibility.of(row.getString("visibility")),
                description(row), labels(row), life(row),
                row.getLong("next_sequence"),
                row.getLocalDate("event_month"),
                JsonColumn.read(row.getString("progress"), Progress.class));
    }

    private static Description description(Row row) {
        return new Description(row.getString("parent_id"), row.getString("tool"), row.getString("machine"),
                row.getString("branch"), row.getString("user_id"), row.getString("model"), row.getString("permission_mode"),
                row.getString("folder"), JsonColumn.object(row.getString("git")), JsonColumn.object(row.getString("initial")));
    }

    private static Labels labels(Row row) {
        return new Labels(row.getString("given_title"), row.getBoolean("pinned"), row.getBoolean("archived"),
                List.of(row.getArrayOfStrings("tags")), JsonColumn.object(row.getString("metadata")));
    }

    private static Life life(Row row) {
        return new Life(row.getOffsetDateTime("started_at").toInstant(), row.getOffsetDateTime("last_event_at").toInstant(),
                instant(row.getOffsetDateTime("ended_at")), row.getString("end_reason"), row.getBoolean("is_used"),
                JsonColumn.object(row.getString("ending")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
