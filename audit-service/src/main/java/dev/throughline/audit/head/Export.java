package dev.throughline.audit.head;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.audit.log.Statements;
import dev.throughline.audit.tenant.TenantConnection;
import dev.throughline.common.json.Json;

/**
 * Writes a log as lines of JSON: its entries with the leaf hashes that are stored for them, then every head that was signed up
 * to the one that is given, which comes last. It reads in small transactions: what they read never changes.
 */
@ApplicationScoped
class Export {

    private static final int LINES_AT_ONCE = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ExportStore store;
    private final HeadStore heads;
    private final TenantConnection connection;

    Export(ExportStore store, HeadStore heads, TenantConnection connection) {
        this.store = store;
        this.heads = heads;
        this.connection = connection;
    }

    /** Blocks; one thread and a bounded number of lines at a time. */
    void write(TreeHead head, OutputStream out) throws IOException {
        for (long last = 0; last < head.size(); last += LINES_AT_ONCE) {
            long end = Math.min(head.size(), last + LINES_AT_ONCE);
            write(store.lines(head.tenant(), last, end).await().atMost(TIMEOUT), out);
        }
        write(store.beyond(head.tenant(), head.size()).await().atMost(TIMEOUT), out);
        writeEarlierHeads(head, out);
        write(List.of(head), out);
    }

    private void writeEarlierHeads(TreeHead head, OutputStream out) throws IOException {
        List<TreeHead> earlier;
        for (long last = 0;; last = earlier.getLast().size()) {
            long after = last;
            earlier = connection.within(head.tenant(), opened -> heads.after(Statements.of(opened), after, head.size() - 1,
                    LINES_AT_ONCE)).await().atMost(TIMEOUT);
            if (earlier.isEmpty()) {
                return;
            }
            write(earlier, out);
        }
    }

    private static void write(List<?> lines, OutputStream out) throws IOException {
        for (Object line : lines) {
            out.write(Json.bytes(line));
            out.write('\n');
        }
    }
}
