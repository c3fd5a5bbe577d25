package dev.throughline.recall.export;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.session.EventQueries;
import dev.throughline.recall.session.SessionDetail;

/** Writes a session's events, a page at a time and a few sessions together. Blocks its thread. */
@Singleton
class SessionExport {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventQueries events;
    private final ExportConfig config;
    /** Of which each export takes one; a test takes all. */
    final Semaphore places;

    SessionExport(EventQueries events, ExportConfig config) {
        this.events = events;
        this.config = config;
        this.places = new Semaphore(config.parallel());
    }

    /** Ends the request when too many others are under way. What comes in meanwhile is not part of it. */
    void write(Caller caller, SessionDetail session, SessionText text) throws IOException {
        if (!places.tryAcquire()) {
            throw ProblemException.tooMany("Other sessions are being exported", config.retryAfter());
        }
        try {
            writeAll(caller, session, text);
        } finally {
            places.release();
        }
    }

    private void writeAll(Caller caller, SessionDetail session, SessionText text) throws IOException {
        long last = session.session().eventCount();
        long written = 0;
        text.begin(session);
        for (long from = 1; from <= last; from += config.eventsAtOnce()) {
            long to = Math.min(last, from + config.eventsAtOnce() - 1);
            var page = events.between(caller, session.session().id(), from, to).await().atMost(PATIENCE);
            text.add(page);
            written += page.size();
        }
        text.end(written);
    }
}
