package dev.throughline.ingest.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.capture.CaptureReceipt.AcceptedEvent;
import dev.throughline.ingest.capture.CaptureReceipt.RejectedEvent;
import dev.throughline.ingest.capture.EventReader.Item;
import dev.throughline.ingest.capture.EventRules.Judgement;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Judges a call's events, sends the good ones, and says what became of each. */
@Singleton
final class CaptureService {

    private final EventRules rules;
    private final Finisher finisher;
    private final Publisher publisher;
    private final IngestMetrics metrics;

    CaptureService(EventRules rules, Finisher finisher, Publisher publisher, IngestMetrics metrics) {
        this.rules = rules;
        this.finisher = finisher;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    Uni<CaptureReceipt> capture(List<Item> items, @Nullable String idempotencyKey, Caller caller) {
        var sorted = new Sorted();
        for (int index = 0; index < items.size(); index++) {
            sort(items.get(index), index, idempotencyKey, caller, sorted);
        }
        metrics.rejected(sorted.rejected.size());
        if (sorted.good.isEmpty()) {
            throw refusal(items, sorted);
        }
        return publisher.publish(sorted.good).map(position -> receipt(sorted, position));
    }

    private void sort(Item item, int index, @Nullable String idempotencyKey, Caller caller, Sorted sorted) {
        switch (item) {
            case Item.Malformed(String path, String reason) ->
                sorted.reject(index, List.of(new FieldError(element(path), reason)));
            case Item.Read(String path, var json) -> {
                switch (rules.judge(path, json, unnamed(idempotencyKey, index))) {
                    case Judgement.Bad(List<FieldError> errors) -> sorted.reject(index, errors);
                    case Judgement.Good(var draft) -> {
                        try {
                            sorted.accept(finisher.finish(draft, caller));
                        } catch (TooLarge e) {
                            sorted.reject(index, List.of(new FieldError(path + "data", TooLarge.REASON)));
                        }
                    }
                }
            }
        }
    }

    /** With the client's idempotency key a call sent again gives its events the same ids. */
    private static Naming unnamed(@Nullable String idempotencyKey, int index) {
        return idempotencyKey == null ? EventRules.random() : Naming.given(idempotencyKey + ":" + index);
    }

    private static ProblemException refusal(List<Item> items, Sorted sorted) {
        if (items.isEmpty()) {
            return ProblemException.of(422, "The batch holds no event");
        }
        boolean allMalformed = items.stream().allMatch(Item.Malformed.class::isInstance);
        return ProblemException.ofFields(allMalformed ? 400 : 422, "No event of the call can be accepted",
                sorted.rejected.stream().flatMap(rejected -> rejected.errors().stream()).toList());
    }

    private CaptureReceipt receipt(Sorted sorted, Position position) {
        sorted.good.forEach(event -> metrics.accepted(event.event()));
        List<AcceptedEvent> events = sorted.good.stream()
                .map(event -> new AcceptedEvent(event.event().id(), event.event().sessionId())).toList();
        return new CaptureReceipt(events.size(), sorted.duplicates, position.toString(), events, sorted.rejected);
    }

    private static String element(String path) {
        return path.substring(0, path.length() - 1);
    }

    /** A call's events, each on its heap. */
    private static final class Sorted {

        private record Identity(String sessionId, String id) {
        }

        private final List<Finished> good = new ArrayList<>();
        private final List<RejectedEvent> rejected = new ArrayList<>();
        private final Set<Identity> identities = new HashSet<>();
        private int duplicates;

        void accept(Finished event) {
            if (identities.add(new Identity(event.event().sessionId(), event.event().id()))) {
                good.add(event);
            } else {
                duplicates++;
            }
        }

        void reject(int index, List<FieldError> errors) {
            rejected.add(new RejectedEvent(index, errors));
        }
    }
}
