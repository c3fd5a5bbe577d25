package dev.throughline.compression.session;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.compression.compress.Turn;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;

/** The table {@code session_turn}: what each prompt of a session led to. */
@ApplicationScoped
public class TurnStore {

    /** A turn and the session in which it was. */
    public record SessionTurn(SessionKey session, Turn turn) {
    }

    private static final String UPSERT = """
            INSERT INTO session_turn (tenant_id, session_id, ordinal, intent, outcome, is_private, started_at, ended_at,
              files_read, files_edited, details)
            SELECT tenant_id, session_id, ordinal, intent, outcome, is_private, started_at, ended_at,
              ARRAY(SELECT jsonb_array_elements_text(files_read::jsonb)),
              ARRAY(SELECT jsonb_array_elements_text(files_edited::jsonb)),
              details::jsonb
            FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::boolean[], $7::timestamptz[],
              $8::timestamptz[], $9::text[], $10::text[], $11::text[])
              AS turn (tenant_id, session_id, ordinal, intent, outcome, is_private, started_at, ended_at,
                files_read, files_edited, details)
            ON CONFLICT (tenant_id, session_id, ordinal) DO UPDATE
            SET outcome = excluded.outcome, is_private = excluded.is_private, ended_at = excluded.ended_at,
              files_read = excluded.files_read, files_edited = excluded.files_edited, details = excluded.details
            """;

    private static final String DELETE = """
            DELETE FROM session_turn t
            USING (
              SELECT d.tenant_id, d.session_id, d.ordinal
              FROM session_turn d
              JOIN unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
                ON d.tenant_id = deleted.tenant_id AND d.session_id = deleted.session_id
              LIMIT $3) AS doomed
            WHERE t.tenant_id = doomed.tenant_id AND t.session_id = doomed.session_id AND t.ordinal = doomed.ordinal
            """;

    /** Removes turns of these sessions; returns how many. */
    public int delete(Transaction transaction, List<SessionKey> sessions, int most) {
        return transaction.run(DELETE, SessionKey.columns(sessions).tuple().addInteger(most)).rowCount();
    }

    public void upsert(Transaction transaction, List<SessionTurn> turns) {
        transaction.run(UPSERT, Columns.of(turns)
                .text(row -> row.session().tenantId())
                .text(row -> row.session().sessionId())
                .integer(row -> row.turn().ordinal())
                .text(row -> row.turn().intent())
                .text(row -> row.turn().outcome())
                .bool(row -> row.turn().isPrivate())
                .time(row -> row.turn().startedAt())
                .time(row -> row.turn().lastEventAt())
                .json(row -> row.turn().filesRead())
                .json(row -> row.turn().filesEdited())
                .json(row -> row.turn().details())
                .tuple());
    }
}
