package dev.throughline.compression.tally;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.event.EventType;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** The table {@code session_error}: which of a session's events tell of an error, so that they are found among many others. */
@ApplicationScoped
class Errors implements SessionProjection {

    private static final String ADD = """
            INSERT INTO session_error (tenant_id, session_id, sequence, event_id)
            SELECT tenant_id, session_id, sequence, event_id
            FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) AS added (tenant_id, session_id, sequence, event_id)
            """;

    private static final String FORGET = """
            DELETE FROM session_error e
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE e.tenant_id = deleted.tenant_id AND e.session_id = deleted.session_id
            """;

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        var errors = events.stream().filter(Errors::isError).toList();
        if (!errors.isEmpty()) {
            transaction.run(ADD, Columns.of(errors)
                    .text(placed -> placed.event().tenantId())
                    .text(placed -> placed.event().sessionId())
                    .bigint(Placed::sequence)
                    .text(placed -> placed.event().id())
                    .tuple());
        }
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    private static boolean isError(Placed placed) {
        EventType type = placed.event().type();
        return type == EventType.ERROR || type == EventType.TOOL_FAILED;
    }
}
