package dev.throughline.audit.log;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.throughline.audit.merkle.Frontier;
import dev.throughline.audit.merkle.TreeHash;
import dev.throughline.audit.tenant.Statements;

/** Appends to the table {@code audit_entry}: gives each entry its place and the hashes of the subtrees that it completes. */
@ApplicationScoped
public class EntryStore {

    private static final long LOCKS = 7_302_001;

    // until the commit: only so are sequences without gaps; the next statement sees what the one before has committed
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended($1, $2))
            """;

    private static final String FRONTIER = """
            SELECT level, (
              SELECT substring(e.subtree_hashes FROM 32 * level + 1 FOR 32)
              FROM audit_entry e
              WHERE e.tenant_id = $1 AND e.sequence = (tree.size >> level) << level)
            FROM (
              SELECT sequence AS size
              FROM audit_entry
              WHERE tenant_id = $1
              ORDER BY sequence DESC
              LIMIT 1) AS tree
            CROSS JOIN generate_series(0, 62) AS level
            WHERE (tree.size >> level) & 1 = 1
            """;

    private static final String KNOWN = """
            SELECT id
            FROM audit_entry
            WHERE tenant_id = $1 AND id = ANY($2::uuid[])
            """;

    private static final String INSERT = """
            INSERT INTO audit_entry (tenant_id, sequence, id, occurred_at, actor_id, token_id, machine, address,
              action, subject, outcome, reason, details, subtree_hashes)
            SELECT $1, sequence, id, occurred_at, actor_id, token_id, machine, address,
              action, subject, outcome, reason, details::json, subtree_hashes
            FROM unnest($2::bigint[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bytea[])
              AS entry (sequence, id, occurred_at, actor_id, token_id, machine, address,
                action, subject, outcome, reason, details, subtree_hashes)
            """;

    private record Placed(long sequence, NewEntry entry, byte[] hashes) {
    }

    /** Appends in this order, all in one go; an entry whose id the log has already is left out. Answers how many were new. */
    public Uni<Integer> append(Statements statements, String tenant, List<NewEntry> entries) {
        return statements.rows(LOCK, tenant, LOCKS)
                .chain(() -> unknown(statements, tenant, entries))
                .chain(added -> added.isEmpty() ? Uni.createFrom().item(0)
                        : frontier(statements, tenant).chain(tree -> insert(statements, tenant, placed(tree, added))));
    }

    private static Uni<List<NewEntry>> unknown(Statements statements, String tenant, List<NewEntry> entries) {
        var ids = entries.stream().map(NewEntry::id).toArray(UUID[]::new);
        return statements.rows(KNOWN, tenant, ids).map(rows -> {
            Set<UUID> known = rows.stream().map(row -> row.uuid(0)).collect(Collectors.toCollection(HashSet::new));
            return entries.stream().filter(entry -> known.add(entry.id())).toList();
        });
    }

    private static Uni<Frontier> frontier(Statements statements, String tenant) {
        return statements.rows(FRONTIER, tenant).map(rows -> {
            Map<Integer, byte[]> peaks = rows.stream().collect(Collectors.toMap(row -> row.integer(0), row -> row.bytes(1)));
            return new Frontier(peaks);
        });
    }

    private static List<Placed> placed(Frontier tree, List<NewEntry> entries) {
        var placed = new ArrayList<Placed>(entries.size());
        for (NewEntry entry : entries) {
            long sequence = tree.size() + 1;
            byte[] hashes = tree.append(TreeHash.leaf(EntryText.bytes(entry, sequence)));
            placed.add(new Placed(sequence, entry, hashes));
        }
        return placed;
    }

    private static Uni<Integer> insert(Statements statements, String tenant, List<Placed> rows) {
        return statements.change(INSERT, tenant,
                rows.stream().map(Placed::sequence).toArray(Long[]::new),
                rows.stream().map(row -> row.entry().id()).toArray(UUID[]::new),
                rows.stream().map(row -> row.entry().occurredAt().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                texts(rows, entry -> entry.actor().id()),
                texts(rows, entry -> entry.actor().tokenId()),
                texts(rows, entry -> entry.actor().machine()),
                texts(rows, entry -> entry.actor().address()),
                texts(rows, NewEntry::action),
                texts(rows, NewEntry::subject),
                texts(rows, entry -> entry.outcome().wireName()),
                texts(rows, NewEntry::reason),
                texts(rows, NewEntry::details),
                rows.stream().map(row -> Buffer.buffer(row.hashes())).toArray(Buffer[]::new));
    }

    private static @Nullable String[] texts(List<Placed> rows, Function<NewEntry, @Nullable String> value) {
        return rows.stream().map(row -> value.apply(row.entry())).toArray(String[]::new);
    }
}
