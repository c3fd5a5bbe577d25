package dev.throughline.compression.state;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.common.json.Json;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.SessionKey;

/** The table {@code session_state}. The sessions' rows must be locked by the caller. */
@ApplicationScoped
class StateStore {

    private static final String READ = """
            SELECT s.tenant_id, s.session_id, s.version, s.state::text AS state, s.size_bytes, s.phase, s.current_step, s.phase_at,
              s.refused_count, s.last_refusal::text AS last_refusal, s.is_private, s.updated_at
            FROM session_state s
            JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, session_id)
              ON s.tenant_id = wanted.tenant_id AND s.session_id = wanted.session_id
            """;

    private static final String FORGET = """
            DELETE FROM session_state f
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE f.tenant_id = deleted.tenant_id AND f.session_id = deleted.session_id
            """;

    private static final String SAVE = """
            INSERT INTO session_state (tenant_id, session_id, version, state, size_bytes, phase, current_step, phase_at,
              refused_count, last_refusal, is_private, updated_at)
            SELECT tenant_id, session_id, version, state::jsonb, size_bytes, phase, current_step, phase_at, refused_count,
              last_refusal::jsonb, is_private, updated_at
            FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::integer[], $6::text[], $7::text[],
              $8::timestamptz[], $9::integer[], $10::text[], $11::boolean[], $12::timestamptz[])
              AS n (tenant_id, session_id, version, state, size_bytes, phase, current_step, phase_at, refused_count,
                last_refusal, is_private, updated_at)
            ON CONFLICT (tenant_id, session_id) DO UPDATE
            SET version = excluded.version, state = excluded.state, size_bytes = excluded.size_bytes, phase = excluded.phase,
              current_step = excluded.current_step, phase_at = excluded.phase_at, refused_count = excluded.refused_count,
              last_refusal = excluded.last_refusal, is_private = excluded.is_private, updated_at = excluded.updated_at
            """;

    /** The states of these sessions, of those that have one. */
    Map<SessionKey, SessionState> read(Transaction transaction, Collection<SessionKey> sessions) {
        var states = new HashMap<SessionKey, SessionState>();
        transaction.run(READ, Columns.of(List.copyOf(sessions)).text(SessionKey::tenantId).text(SessionKey::sessionId).tuple())
                .forEach(row -> {
                    var state = read(row);
                    states.put(state.key(), state);
                });
        return states;
    }

    void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    void save(Transaction transaction, List<SessionState> states) {
        transaction.run(SAVE, Columns.of(states)
                .text(state -> state.key().tenantId())
                .text(state -> state.key().sessionId())
                .bigint(state -> state.document().version())
                .text(state -> state.document().content().toString())
                .integer(state -> state.document().bytes())
                .text(state -> state.phase() == null ? null : state.phase().name())
                .text(state -> state.phase() == null ? null : state.phase().step())
                .time(state -> state.phase() == null ? null : state.phase().since())
                .integer(state -> state.refusals().count())
                .text(StateStore::lastRefusal)
                .bool(SessionState::isPrivate)
                .time(SessionState::updatedAt)
                .tuple());
    }

    private static SessionState read(Row row) {
        return new SessionState(
                new SessionKey(row.getString("tenant_id"), row.getString("session_id")),
                new Document(row.getLong("version"), JsonColumn.object(row.getString("state")), row.getInteger("size_bytes")),
                phase(row),
                new SessionState.Refusals(row.getInteger("refused_count"), refused(row.getString("last_refusal"))),
                row.getBoolean("is_private"),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static SessionState.@Nullable Phase phase(Row row) {
        OffsetDateTime since = row.getOffsetDateTime("phase_at");
        return since == null ? null
                : new SessionState.Phase(row.getString("phase"), row.getString("current_step"), since.toInstant());
    }

    private static SessionState.@Nullable Refused refused(@Nullable String json) {
        return json == null ? null : JsonColumn.read(json, SessionState.Refused.class);
    }

    private static @Nullable String lastRefusal(SessionState state) {
        var last = state.refusals().last();
        return last == null ? null : Json.mapper().valueToTree(last).toString();
    }
}
