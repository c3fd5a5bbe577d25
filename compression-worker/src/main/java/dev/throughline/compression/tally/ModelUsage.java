package dev.throughline.compression.tally;

import java.time.Instant;
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

/** The table {@code session_usage}: the tokens that each model took and gave in a session. */
@ApplicationScoped
class ModelUsage implements SessionProjection {

    private static final String ADD = """
            INSERT INTO session_usage AS u (tenant_id, session_id, model, messages, input_tokens, output_tokens,
              cache_creation_input_tokens, cache_read_input_tokens, first_at, last_at)
            SELECT tenant_id, session_id, model, messages, input_tokens, output_tokens, cache_creation_input_tokens,
              cache_read_input_tokens, first_at, last_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
              $8::bigint[], $9::timestamptz[], $10::timestamptz[])
              AS added (tenant_id, session_id, model, messages, input_tokens, output_tokens,
                cache_creation_input_tokens, cache_read_input_tokens, first_at, last_at)
            ON CONFLICT (tenant_id, session_id, model) DO UPDATE
            SET messages = u.messages + excluded.messages, input_tokens = u.input_tokens + excluded.input_tokens,
              output_tokens = u.output_tokens + excluded.output_tokens,
              cache_creation_input_tokens = u.cache_creation_input_tokens + excluded.cache_creation_input_tokens,
              cache_read_input_tokens = u.cache_read_input_tokens + excluded.cache_read_input_tokens,
              first_at = least(u.first_at, excluded.first_at), last_at = greatest(u.last_at, excluded.last_at)
            """;

    private static final String FORGET = """
            DELETE FROM session_usage u
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE u.tenant_id = deleted.tenant_id AND u.session_id = deleted.session_id
            """;

    private record Model(SessionKey session, String name) {
    }

    private record Used(Model model, long messages, long input, long output, long cacheCreation, long cacheRead, Instant first,
            Instant last) {

        static Used of(SessionEvent event) {
            String model = Numbers.name(event.text("model"));
            return new Used(new Model(SessionKey.of(event), model.isEmpty() ? "unknown" : model), 1,
                    Numbers.count(event, "input_tokens"), Numbers.count(event, "output_tokens"),
                    Numbers.count(event, "cache_creation_input_tokens"), Numbers.count(event, "cache_read_input_tokens"),
                    event.occurredAt(), event.occurredAt());
        }

        Used plus(Used other) {
            return new Used(model, messages + other.messages, input + other.input, output + other.output,
                    cacheCreation + other.cacheCreation, cacheRead + other.cacheRead, Numbers.earlier(first, other.first),
                    Numbers.later(last, other.last));
        }
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        var used = new LinkedHashMap<Model, Used>();
        events.stream().map(Placed::event).filter(event -> event.type() == EventType.USAGE).map(Used::of)
                .forEach(one -> used.merge(one.model(), one, Used::plus));
        if (!used.isEmpty()) {
            add(transaction, List.copyOf(used.values()));
        }
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    private static void add(Transaction transaction, List<Used> used) {
        transaction.run(ADD, Columns.of(used)
                .text(one -> one.model().session().tenantId())
                .text(one -> one.model().session().sessionId())
                .text(one -> one.model().name())
                .bigint(Used::messages)
                .bigint(Used::input)
                .bigint(Used::output)
                .bigint(Used::cacheCreation)
                .bigint(Used::cacheRead)
                .time(Used::first)
                .time(Used::last)
                .tuple());
    }
}
