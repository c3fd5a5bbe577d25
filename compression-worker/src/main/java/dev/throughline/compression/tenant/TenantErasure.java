package dev.throughline.compression.tenant;

import java.util.TreeMap;

import jakarta.inject.Singleton;

import dev.throughline.common.outbox.Relay;
import dev.throughline.common.security.Caller;
import dev.throughline.compression.database.Database;

/** Erases a tenant's rows in steps that a transaction bears. The audit log is told before each step is committed. */
@Singleton
class TenantErasure {

    private static final int MOST_ROWS = 20_000;

    private final Database database;
    private final TenantTables tables;
    private final TenantReporter reporter;
    private final Relay relay;

    TenantErasure(Database database, TenantTables tables, TenantReporter reporter, Relay relay) {
        this.database = database;
        this.tables = tables;
        this.reporter = reporter;
        this.relay = relay;
    }

    Erasure step(Caller caller) {
        var rows = new TreeMap<String, Integer>();
        try (var transaction = database.begin()) {
            int left = MOST_ROWS;
            for (String table : tables.names(transaction)) {
                int erased = left == 0 ? 0 : tables.erase(transaction, table, caller.tenantId(), left);
                left -= erased;
                rows.merge(table, erased, Integer::sum);
            }
            var erasure = new Erasure(rows, left > 0);
            reporter.erased(caller, erasure);
            transaction.commit();
            relay.wake();
            return erasure;
        }
    }
}
