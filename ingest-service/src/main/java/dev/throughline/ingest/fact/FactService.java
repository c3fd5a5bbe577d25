package dev.throughline.ingest.fact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.FactSession;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.decision.DependentChanges;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Makes events of what is to be remembered of a project, and sends them. */
@RequestScoped
class FactService {

    private static final int MOST_BYTES = 64 * 1024;

    private final Finisher finisher;
    private final Publisher publisher;
    private final DependentChanges changes;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Caller caller;

    FactService(Finisher finisher, Publisher publisher, DependentChanges changes, IngestMetrics metrics, Clock clock,
            Caller caller) {
        this.finisher = finisher;
        this.publisher = publisher;
        this.changes = changes;
        this.metrics = metrics;
        this.clock = clock;
        this.caller = caller;
    }

    Uni<FactReceipt> set(FactAddress address, String key, FactRequest fact) {
        ObjectNode data = data(key, fact);
        return send(address, key, EventType.FACT_SET, data, address.expectedVersion(fact.expectedVersion()));
    }

    Uni<FactReceipt> remove(FactAddress address, String key) {
        return send(address, key, EventType.FACT_REMOVED, JsonNodeFactory.instance.objectNode().put("key", key),
                address.expectedVersion(null));
    }

    /** Sets all of them, each on whatever version stands. */
    Uni<FactReceipt> setAll(FactAddress address, List<FactRequest> facts) {
        var keys = new ArrayList<String>(facts.size());
        var events = new ArrayList<Finished>(facts.size());
        for (int index = 0; index < facts.size(); index++) {
            FactRequest fact = facts.get(index);
            String key = FactAddress.checked("memories[" + index + "].key", fact.key());
            keys.add(key);
            events.add(finished(address, EventType.FACT_SET, index, data(key, fact)));
        }
        return publisher.publish(events).invoke(() -> events.forEach(event -> metrics.accepted(event.event())))
                .map(position -> new FactReceipt(events.getFirst().event().id(), address.project().key(), keys,
                        position.toString(), null));
    }

    private Uni<FactReceipt> send(FactAddress address, String key, EventType type, ObjectNode data,
            @Nullable Long expectedVersion) {
        String project = address.project().key();
        if (expectedVersion != null) {
            Finished event = finished(address, type, 0, data.put("expected_version", expectedVersion));
            return changes.publish(event, event.event().sessionId() + "/" + key)
                    .map(decided -> new FactReceipt(event.event().id(), project, List.of(key), decided.position().toString(),
                            decided.version()));
        }
        Finished event = finished(address, type, 0, data);
        return publisher.publish(List.of(event)).invoke(() -> metrics.accepted(event.event()))
                .map(position -> new FactReceipt(event.event().id(), project, List.of(key), position.toString(), null));
    }

    private Finished finished(FactAddress address, EventType type, int index, ObjectNode data) {
        ProjectReference project = address.project();
        var origin = new Draft.Origin(Source.API, Optional.of(project), null, address.checkout.machine(), null);
        var draft = new Draft(FactSession.id(project), type, null, address.checkout.occurredAt(clock), null,
                Naming.given(address.eventId(index)), data, origin);
        try {
            return finisher.finish(draft, caller);
        } catch (TooLarge e) {
            throw ProblemException.of(413, "The value " + TooLarge.REASON);
        }
    }

    private ObjectNode data(String key, FactRequest fact) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("key", key);
        data.set("value", fact.value());
        if (fact.metadata() != null) {
            data.set("metadata", fact.metadata());
        }
        if (fact.tags() != null) {
            fact.tags().forEach(data.putArray("tags")::add);
        }
        Instant expiresAt = fact.ttlSeconds() == null ? fact.expiresAt() : clock.instant().plusSeconds(fact.ttlSeconds());
        if (expiresAt != null) {
            data.put("expires_at", expiresAt.toString());
        }
        if (fact.visibility() != null) {
            data.put("visibility", fact.visibility());
        }
        // Jackson escapes what it must, so that this bounds what is stored too
        if (data.toString().length() > MOST_BYTES) {
            throw ProblemException.ofField(413, "value", "has with its metadata more than " + MOST_BYTES + " characters");
        }
        return data;
    }
}
