package dev.throughline.ingest.activity;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Makes events of what clients tell of their sessions, and sends them. */
@RequestScoped
class ActivityService {

    private final Finisher finisher;
    private final Publisher publisher;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Caller caller;

    ActivityService(Finisher finisher, Publisher publisher, IngestMetrics metrics, Clock clock, Caller caller) {
        this.finisher = finisher;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.caller = caller;
    }

    /** Sends what a request is about as one event. */
    Uni<Receipt> tell(SessionRequest request, EventType type, ObjectNode data) {
        return publish(List.of(finished(request, type, 0, data)));
    }

    /** Sends the events of one request; the receipt names the first. */
    Uni<Receipt> publish(List<Finished> events) {
        return publisher.publish(events)
                .invoke(() -> events.forEach(event -> metrics.accepted(event.event())))
                .map(position -> Receipt.of(events.getFirst().event(), position));
    }

    /** The n-th event of a request, from 0; ends the request with a 413 where no record can hold it. */
    Finished finished(SessionRequest request, EventType type, int index, ObjectNode data) {
        try {
            return finisher.finish(request.draft(type, request.eventId(index), data, clock), caller);
        } catch (TooLarge e) {
            throw ProblemException.of(413, "The body " + TooLarge.REASON);
        }
    }
}
