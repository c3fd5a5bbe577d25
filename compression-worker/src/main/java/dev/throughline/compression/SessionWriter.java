package dev.throughline.compression;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore;
import dev.throughline.compression.session.SessionProjection;
import dev.throughline.compression.session.SessionStore;

/** Writes what a batch added to sessions: events, the sessions themselves, what the compressor and the projections make. */
@ApplicationScoped
class SessionWriter {

    /** What a batch added to one session. */
    record Recorded(List<EventStore.Placed> events, CompressedWriter.Written result) {
    }

    private final EventStore events;
    private final SessionStore sessions;
    private final CompressedWriter compressed;
    private final List<SessionProjection> projections;

    SessionWriter(EventStore events, SessionStore sessions, CompressedWriter compressed,
            @All List<SessionProjection> projections) {
        this.events = events;
        this.sessions = sessions;
        this.compressed = compressed;
        this.projections = projections;
    }

    void write(Transaction transaction, List<Recorded> recorded) {
        if (recorded.isEmpty()) {
            return;
        }
        var placed = recorded.stream().flatMap(one -> one.events().stream()).toList();
        events.insert(transaction, placed);
        var results = recorded.stream().map(Recorded::result).toList();
        sessions.save(transaction, results.stream().map(CompressedWriter.Written::session).toList());
        compressed.write(transaction, results);
        projections.forEach(projection -> projection.apply(transaction, placed));
    }

    /** Tells the projections of events that were sent again. */
    void repeated(Transaction transaction, List<SessionEvent> events) {
        projections.forEach(projection -> projection.repeated(transaction, events));
    }
}
