package dev.throughline.compression.tally;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** The table {@code session_metric}: how often what happened in a session, by type of event, type of action and tool. */
@ApplicationScoped
class Metrics implements SessionProjection {

    private static final String ADD = """
            INSERT INTO session_metric AS m (tenant_id, session_id, kind, name, count, failed, duration_ms, first_at, last_at)
            SELECT tenant_id, session_id, kind, name, count, failed, duration_ms, first_at, last_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
              $8::timestamptz[], $9::timestamptz[])
              AS added (tenant_id, session_id, kind, name, count, failed, duration_ms, first_at, last_at)
            ON CONFLICT (tenant_id, session_id, kind, name) DO UPDATE
            SET count = m.count + excluded.count, failed = m.failed + excluded.failed,
              duration_ms = m.duration_ms + excluded.duration_ms,
              first_at = least(m.first_at, excluded.first_at), last_at = greatest(m.last_at, excluded.last_at)
            """;

    private static final String FORGET = """
            DELETE FROM session_metric m
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE m.tenant_id = deleted.tenant_id AND m.session_id = deleted.session_id
            """;

    private record Metric(SessionKey session, String kind, String name) {
    }

    private record Counted(Metric metric, long count, long failed, long durationMs, Instant first, Instant last) {

        Counted plus(Counted other) {
            return new Counted(metric, count + other.count, failed + other.failed, durationMs + other.durationMs,
                    Numbers.earlier(first, other.first), Numbers.later(last, other.last));
        }
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        var counted = new LinkedHashMap<Metric, Counted>();
        events.stream().flatMap(placed -> counted(placed.event()).stream())
                .forEach(one -> counted.merge(one.metric(), one, Counted::plus));
        if (!counted.isEmpty()) {
            add(transaction, List.copyOf(counted.values()));
        }
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    private static List<Counted> counted(SessionEvent event) {
        var counted = new ArrayList<Counted>(2);
        String type = event.customType() == null ? event.type().wireName() : Numbers.name(event.customType());
        counted.add(one(event, "event", type, false));
        switch (event.type()) {
            case ACTION -> addNamed(counted, event, "action", "type", event.data().hasNonNull("error"));
            case TOOL_RESULT -> addNamed(counted, event, "tool", "tool_name", false);
            case TOOL_FAILED -> addNamed(counted, event, "tool", "tool_name", true);
            default -> {
            }
        }
        return counted;
    }

    private static void addNamed(List<Counted> counted, SessionEvent event, String kind, String field, boolean hasFailed) {
        String name = Numbers.name(event.text(field));
        if (!name.isEmpty()) {
            counted.add(one(event, kind, name, hasFailed));
        }
    }

    private static Counted one(SessionEvent event, String kind, String name, boolean hasFailed) {
        long failed = hasFailed || event.type() == EventType.TOOL_FAILED ? 1 : 0;
        return new Counted(new Metric(SessionKey.of(event), kind, name), 1, failed, Numbers.count(event, "duration_ms"),
                event.occurredAt(), event.occurredAt());
    }

    private static void add(Transaction transaction, List<Counted> counted) {
        transaction.run(ADD, Columns.of(counted)
                .text(one -> one.metric().session().tenantId())
                .text(one -> one.metric().session().sessionId())
                .text(one -> one.metric().kind())
                .text(one -> one.metric().name())
                .bigint(Counted::count)
                .bigint(Counted::failed)
                .bigint(Counted::durationMs)
                .time(Counted::first)
                .time(Counted::last)
                .tuple());
    }
}
