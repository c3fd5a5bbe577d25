package dev.throughline.audit.head;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.log.Statements;

/** The table {@code audit_head}. */
@ApplicationScoped
class HeadStore {

    private static final String COLUMNS = "SELECT tenant_id, size, root, signed_at, key_id, signature\n";

    private static final String ADD = """
            INSERT INTO audit_head (tenant_id, size, root, signed_at, key_id, signature)
            VALUES (current_tenant(), $1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """;

    private static final String OF_SIZE = COLUMNS + """
            FROM audit_head
            WHERE tenant_id = current_tenant() AND size = $1
            """;

    private static final String AFTER = COLUMNS + """
            FROM audit_head
            WHERE tenant_id = current_tenant() AND size > $1 AND size <= $2
            ORDER BY size
            LIMIT $3
            """;

    // with no tenant, by the policy "signer_reads"
    private static final String GROWN = """
            SELECT t.tenant_id
            FROM audit_tree t
            WHERE t.size > 0
              AND NOT EXISTS (SELECT FROM audit_head h WHERE h.tenant_id = t.tenant_id AND h.size = t.size)
            LIMIT 10000
            """;

    private final Pool pool;

    HeadStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(Statements statements, TreeHead head) {
        return statements.run(ADD, head.size(), Buffer.buffer(Base64.getDecoder().decode(head.root())), head.signedAt(),
                head.keyId(), Buffer.buffer(Base64.getDecoder().decode(head.signature()))).replaceWithVoid();
    }

    Uni<Optional<TreeHead>> ofSize(Statements statements, long size) {
        return statements.run(OF_SIZE, size).map(rows -> rows.stream().map(HeadStore::head).findFirst());
    }

    /** The heads of the sizes after {@code last} up to {@code size}, the smallest first. */
    Uni<List<TreeHead>> after(Statements statements, long last, long size, int most) {
        return statements.run(AFTER, last, size, (long) most).map(rows -> rows.stream().map(HeadStore::head).toList());
    }

    /** The tenants whose tree has no head at its present size. */
    Uni<List<String>> grown() {
        return pool.withConnection(connection -> Statements.of(connection).run(GROWN))
                .map(rows -> rows.stream().map(row -> (String) row[0]).toList());
    }

    private static TreeHead head(Object[] row) {
        return new TreeHead((String) row[0], (Long) row[1], base64(row[2]), (Long) row[3], (String) row[4], base64(row[5]));
    }

    private static String base64(Object bytes) {
        return Base64.getEncoder().encodeToString(((Buffer) bytes).getBytes());
    }
}
