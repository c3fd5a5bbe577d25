package dev.throughline.ingest.decision;

import java.util.List;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.publish.Publisher;

/**
 * Sends changes that depend on a version, and answers when the worker has decided. Its event has {@code expected_version} in
 * its data. One sent again under the same id is answered with the decision that was made before.
 */
@Singleton
public final class DependentChanges {

    private final DecisionFeed feed;
    private final Publisher publisher;
    private final DecisionConfig config;
    private final IngestMetrics metrics;
    private final MeterRegistry meters;

    DependentChanges(DecisionFeed feed, Publisher publisher, DecisionConfig config, IngestMetrics metrics,
            MeterRegistry meters) {
        this.feed = feed;
        this.publisher = publisher;
        this.config = config;
        this.metrics = metrics;
        this.meters = meters;
    }

    /**
     * Sends a change and waits for what becomes of it. Ends the request with 409 and the version that stands, 413 or 422 where
     * it cannot be made, 503 while nothing can be decided here, and 504 when the decision does not come in time. Call it on a
     * worker, as it may wait a moment for Kafka.
     *
     * @param subject what is to be changed, as the worker names it: {@code session/<id>/state}
     */
    public Uni<Decided> publish(Finished event, String subject) {
        return Uni.createFrom().deferred(() -> {
            Waiters.Place place = place(Change.of(event.event(), subject));
            return Uni.createFrom().deferred(() -> publisher.publish(List.of(event)))
                    .invoke(() -> metrics.accepted(event.event()))
                    .chain(position -> decision(place, position))
                    .onTermination().invoke(place::leave);
        });
    }

    private Waiters.Place place(Change change) {
        if (!feed.isFollowing()) {
            throw ProblemException.unavailable("Decisions about changes are not followed yet", config.retryAfter());
        }
        return feed.take(change).orElseThrow(() -> {
            count("overloaded");
            return ProblemException.unavailable("Too many changes wait for their decision already", config.retryAfter());
        });
    }

    /** Goes on beside the feed's thread, which has others to tell. */
    private Uni<Decided> decision(Waiters.Place place, Position position) {
        return Uni.createFrom().completionStage(place.decision())
                .ifNoItem().after(config.timeout()).failWith(this::undecided)
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(decided -> new Decided(version(decided), position));
    }

    private long version(ChangeDecided decided) {
        Refusal refusal = decided.refusal();
        if (refusal == null) {
            count("applied");
            return decided.version();
        }
        count("refused");
        throw switch (refusal) {
            case VERSION -> ProblemException.ofVersion(decided.version(),
                    "Another version stands: " + decided.version() + ". Read it and make the change on that");
            case SIZE -> ProblemException.of(413, "What would come of this change is too large; nothing was changed");
            case FORM -> ProblemException.of(422, "This change cannot be made on what stands; nothing was changed");
        };
    }

    private ProblemException undecided() {
        count("undecided");
        return ProblemException.of(504, "The change is accepted but not decided yet, and may still be made. "
                + "Sent again with the same Idempotency-Key, it is answered with what was decided");
    }

    private void count(String outcome) {
        meters.counter("changes.decided", "outcome", outcome).increment();
    }
}
