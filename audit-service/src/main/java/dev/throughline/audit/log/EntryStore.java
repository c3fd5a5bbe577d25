package dev.throughline.audit.log;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Writes the table {@code audit_entry}, for the transaction's tenant. */
@ApplicationScoped
class EntryStore {

    private static final String KNOWN = """
            SELECT event_id
            FROM audit_entry
            WHERE tenant_id = current_tenant()
              AND event_id = ANY($1::text[])
            """;

    private static final String ADD = """
            INSERT INTO audit_entry (tenant_id, sequence, entry)
            SELECT current_tenant(), $1 + position, entry
            FROM unnest($2::text[]) WITH ORDINALITY AS added (entry, position)
            """;

    /** Which of these events are entries already. */
    Uni<Set<String>> known(Statements statements, List<String> eventIds) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return statements.run(KNOWN, (Object) eventIds.toArray(String[]::new))
                .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toSet()));
    }

    /** @param last the sequence after which these begin */
    Uni<Void> add(Statements statements, long last, List<String> entries) {
        return statements.run(ADD, last, entries.toArray(String[]::new)).replaceWithVoid();
    }
}
