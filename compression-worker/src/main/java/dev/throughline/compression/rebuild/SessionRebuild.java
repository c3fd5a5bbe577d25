package dev.throughline.compression.rebuild;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.SecretSweep;
import dev.throughline.compression.compress.Compressed;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionStore;

/**
 * Makes one session's turns and memories anew. Nearly all of its events are read and folded before its row is locked, so that
 * live events of the session wait for the writing alone; what came in meanwhile is folded behind the lock.
 */
@Singleton
class SessionRebuild {

    /** A session, and the month under which its events are kept. */
    record Candidate(SessionKey key, LocalDate month) {
    }

    private final RebuildConfig config;
    private final SessionStore sessions;
    private final EventStore events;
    private final SecretSweep secrets;
    private final RebuiltWriter writer;

    SessionRebuild(RebuildConfig config, SessionStore sessions, EventStore events, SecretSweep secrets, RebuiltWriter writer) {
        this.config = config;
        this.sessions = sessions;
        this.events = events;
        this.secrets = secrets;
        this.writer = writer;
    }

    Outcome run(Transaction transaction, Candidate candidate) {
        var fold = new Refold();
        read(transaction, candidate, fold);
        Optional<Session> locked = sessions.lockAnew(transaction, candidate.key());
        if (locked.isEmpty()) {
            return new Outcome.Skipped(); // it was deleted meanwhile
        }
        Session session = locked.get();
        read(transaction, candidate, fold);
        if (fold.events() == 0 || fold.events() != session.nextSequence() - 1) {
            return new Outcome.Skipped();
        }
        return writer.write(transaction, session, result(session, fold));
    }

    /** Reads on behind what was read, and stops early where there is too much. */
    private void read(Transaction transaction, Candidate candidate, Refold fold) {
        List<SessionEvent> page;
        do {
            page = events.page(transaction, candidate.key(), candidate.month(), fold.events(), config.pageSize());
            page.forEach(secrets::clean);
            fold.add(page);
        } while (!page.isEmpty() && fold.events() <= config.mostEvents());
    }

    private static Compressed result(Session session, Refold fold) {
        if (session.life().wentQuiet()) {
            fold.finish();
        }
        return fold.result();
    }
}
