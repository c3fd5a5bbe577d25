package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.session.SessionConfig;
import dev.throughline.compression.session.SessionStore;

/** Ends the sessions of which nothing was heard for a while, and writes the last word on them. */
@ApplicationScoped
class IdleSessions {

    private final Database database;
    private final SessionStore sessions;
    private final CompressedWriter writer;
    private final SessionConfig config;
    private final Relay relay;
    private final Compressor compressor = new Compressor();

    IdleSessions(Database database, SessionStore sessions, CompressedWriter writer, SessionConfig config, Relay relay) {
        this.database = database;
        this.sessions = sessions;
        this.writer = writer;
        this.config = config;
        this.relay = relay;
    }

    /** Of all workers one at a time does this; returns how many sessions ended. */
    int end() {
        try (var transaction = database.begin()) {
            if (!transaction.tryLock(AdvisoryLock.END_IDLE_SESSIONS)) {
                return 0;
            }
            var ended = sessions.lockIdle(transaction, config).stream().map(session -> {
                var compressed = compressor.finish(session.progress());
                return new CompressedWriter.Written(session.ended(compressed.progress()), compressed);
            }).toList();
            if (!ended.isEmpty()) {
                sessions.save(transaction, ended.stream().map(CompressedWriter.Written::session).toList());
                writer.write(transaction, ended);
                transaction.commit();
                relay.wake();
            }
            return ended.size();
        }
    }
}
