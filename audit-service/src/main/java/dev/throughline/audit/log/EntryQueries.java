package dev.throughline.audit.log;

import java.time.Instant;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantConnection;
import dev.throughline.common.problem.ProblemException;

/** Reads the table {@code audit_entry}. */
@ApplicationScoped
class EntryQueries {

    private static final String WANTED = """
            FROM audit_entry
            WHERE tenant_id = current_tenant()
              AND ($1::text IS NULL OR subject = $1)
              AND ($2::text IS NULL OR actor = $2)
              AND ($3::text[] IS NULL OR action = ANY($3))
              AND ($4::text IS NULL OR outcome = $4)
              AND ($5::bigint IS NULL OR occurred_at >= $5)
              AND ($6::bigint IS NULL OR occurred_at < $6)
            """;

    private static final String COUNT = "SELECT count(*)\n" + WANTED;

    private static final String PAGE = "SELECT entry\n" + WANTED + """
            ORDER BY sequence DESC
            OFFSET $7
            LIMIT $8
            """;

    private static final String ONE = """
            SELECT entry
            FROM audit_entry
            WHERE tenant_id = current_tenant() AND sequence = $1
            """;

    private final TenantConnection connection;

    EntryQueries(TenantConnection connection) {
        this.connection = connection;
    }

    Uni<EntryPage<EntryView>> page(String tenant, EntryQuery query) {
        return connection.within(tenant, opened -> {
            Statements statements = Statements.of(opened);
            return statements.run(COUNT, query.subject(), query.actor(), names(query.actions()), name(query.outcome()),
                    micros(query.from()), micros(query.to()))
                    .chain(counted -> statements.run(PAGE, query.subject(), query.actor(), names(query.actions()),
                            name(query.outcome()), micros(query.from()), micros(query.to()), (long) query.skip(),
                            (long) query.limit())
                            .map(rows -> new EntryPage<>(rows.stream().map(row -> EntryView.of((String) row[0])).toList(),
                                    (Long) counted.getFirst()[0], query.skip(), query.limit())));
        });
    }

    Uni<EntryView> one(String tenant, long sequence) {
        return connection.within(tenant, opened -> Statements.of(opened).run(ONE, sequence)).map(rows -> {
            if (rows.isEmpty()) {
                throw ProblemException.of(404, "The audit log has no such entry");
            }
            String text = (String) rows.getFirst()[0];
            return EntryView.of(text).withText(text);
        });
    }

    private static String @Nullable [] names(@Nullable Set<AuditAction> actions) {
        return actions == null ? null : actions.stream().map(AuditAction::name).toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable AuditOutcome outcome) {
        return outcome == null ? null : outcome.name();
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : EntryText.micros(time);
    }
}
