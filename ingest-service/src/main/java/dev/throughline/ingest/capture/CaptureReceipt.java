package dev.throughline.ingest.capture;

import java.util.List;

import dev.throughline.common.problem.Problem.FieldError;

/**
 * What became of a call's events.
 *
 * @param accepted how many Kafka has
 * @param duplicates how many repeated an id of the same call, and were left out
 * @param position what a read can wait for
 * @param events the accepted ones, in the order in which they came
 * @param rejected the ones that break a rule
 */
public record CaptureReceipt(int accepted, int duplicates, String position, List<AcceptedEvent> events,
        List<RejectedEvent> rejected) {

    public record AcceptedEvent(String id, String sessionId) {
    }

    /** By its place in the call, from 0. */
    public record RejectedEvent(int index, List<FieldError> errors) {

        public RejectedEvent {
            errors = List.copyOf(errors);
        }
    }

    public CaptureReceipt {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }
}
