package dev.throughline.audit.head;

import java.util.Base64;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.throughline.audit.log.Statements;
import dev.throughline.audit.tenant.TenantConnection;

/** Reads the log as it is, also where it is not as it should be: an entry without a leaf, a leaf without an entry. */
@ApplicationScoped
class ExportStore {

    /**
     * A line of the export.
     *
     * @param leafHash as it was stored when the entry was appended, base64
     * @param entry the text that is hashed
     */
    record Line(long sequence, @Nullable String leafHash, @Nullable String entry) {
    }

    private static final String LINES = """
            SELECT coalesce(e.sequence, l.index + 1) AS sequence, l.hash, e.entry
            FROM (SELECT sequence, entry
                  FROM audit_entry
                  WHERE tenant_id = current_tenant() AND sequence > $1 AND sequence <= $2) e
            FULL JOIN (SELECT index, hash
                       FROM audit_node
                       WHERE tenant_id = current_tenant() AND level = 0 AND index >= $1 AND index < $2) l
              ON l.index = e.sequence - 1
            ORDER BY 1
            """;

    private static final String BEYOND = """
            SELECT e.sequence, NULL::bytea, e.entry
            FROM audit_entry e
            WHERE e.tenant_id = current_tenant()
              AND e.sequence > $1
              AND NOT EXISTS (SELECT
                              FROM audit_node l
                              WHERE l.tenant_id = e.tenant_id AND l.level = 0 AND l.index = e.sequence - 1)
            ORDER BY 1
            LIMIT 1000
            """;

    private final TenantConnection connection;

    ExportStore(TenantConnection connection) {
        this.connection = connection;
    }

    /** The lines after one sequence up to another. */
    Uni<List<Line>> lines(String tenant, long last, long end) {
        return connection.within(tenant, opened -> Statements.of(opened).run(LINES, last, end)).map(ExportStore::lines);
    }

    /** Entries after the tree's end that nobody appended. */
    Uni<List<Line>> beyond(String tenant, long size) {
        return connection.within(tenant, opened -> Statements.of(opened).run(BEYOND, size)).map(ExportStore::lines);
    }

    private static List<Line> lines(List<Object[]> rows) {
        return rows.stream().map(row -> new Line((Long) row[0], base64((Buffer) row[1]), (String) row[2])).toList();
    }

    private static @Nullable String base64(@Nullable Buffer hash) {
        return hash == null ? null : Base64.getEncoder().encodeToString(hash.getBytes());
    }
}
