package dev.throughline.ingest.session;

import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Sends the event of a change of a session. */
@Singleton
final class SessionService {

    private final Finisher finisher;
    private final Publisher publisher;
    private final IngestMetrics metrics;

    SessionService(Finisher finisher, Publisher publisher, IngestMetrics metrics) {
        this.finisher = finisher;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    Uni<SessionReceipt> publish(Draft draft, Caller caller) {
        Finished event = finished(draft, caller);
        String parent = event.event().text("parent_session_id");
        return publisher.publish(List.of(event))
                .invoke(() -> metrics.accepted(event.event()))
                .map(position -> new SessionReceipt(event.event().id(), event.event().sessionId(),
                        parent.isEmpty() ? null : parent, position.toString()));
    }

    private Finished finished(Draft draft, Caller caller) {
        try {
            return finisher.finish(draft, caller);
        } catch (TooLarge e) {
            throw ProblemException.of(413, "The session's event " + TooLarge.REASON);
        }
    }
}
