package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.database.Database;

/** What is done for sessions by the clock: those that went quiet end, and what is left of deleted ones goes. */
@ApplicationScoped
class SessionUpkeep {

    private final Database database;
    private final IdleSessions idle;
    private final DeletedSessions deleted;
    private final Relay relay;

    SessionUpkeep(Database database, IdleSessions idle, DeletedSessions deleted, Relay relay) {
        this.database = database;
        this.idle = idle;
        this.deleted = deleted;
        this.relay = relay;
    }

    void endIdle() {
        idle.end();
    }

    /** Transaction by transaction, until nothing is left. */
    void purge() {
        while (isPurging()) {
            relay.wake();
        }
    }

    private boolean isPurging() {
        try (var transaction = database.begin()) {
            boolean wasLeft = deleted.purge(transaction);
            transaction.commit();
            return wasLeft;
        }
    }
}
