package dev.throughline.ingest.fact;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.FactSession;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.decision.DependentChanges;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Makes the events of a project, or of a whole tenant, that belong to no session of an agent, and sends them. */
@RequestScoped
class ProjectEvents {

    /** @param version the one that stands now, where the change was for one version alone */
    record Sent(String id, String position, @Nullable Long version) {
    }

    private final Finisher finisher;
    private final Publisher publisher;
    private final DependentChanges changes;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Caller caller;

    ProjectEvents(Finisher finisher, Publisher publisher, DependentChanges changes, IngestMetrics metrics, Clock clock,
            Caller caller) {
        this.finisher = finisher;
        this.publisher = publisher;
        this.changes = changes;
        this.metrics = metrics;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param project absent for the tenant
     * @param index which one of the events of a request it is
     */
    Finished event(FactAddress address, @Nullable ProjectReference project, EventType type, int index, ObjectNode data) {
        var origin = new Draft.Origin(Source.API, Optional.ofNullable(project), null, address.checkout.machine(), null);
        var session = project == null ? FactSession.OF_TENANT : FactSession.id(project);
        var draft = new Draft(session, type, null, address.checkout.occurredAt(clock), null,
                Naming.given(address.eventId(index)), data, origin);
        try {
            return finisher.finish(draft, caller);
        } catch (TooLarge e) {
            throw ProblemException.of(413, "The body " + TooLarge.REASON);
        }
    }

    Uni<Position> send(List<Finished> events) {
        return publisher.publish(events).invoke(() -> events.forEach(event -> metrics.accepted(event.event())));
    }

    /**
     * Sends a change of what is known by this name; one for one version alone is answered once it has been decided.
     *
     * @param data gets the expected version
     */
    Uni<Sent> change(FactAddress address, @Nullable ProjectReference project, EventType type, String name, ObjectNode data,
            @Nullable Long expectedVersion) {
        if (expectedVersion == null) {
            Finished event = event(address, project, type, 0, data);
            return send(List.of(event)).map(position -> new Sent(event.event().id(), position.toString(), null));
        }
        Finished event = event(address, project, type, 0, data.put("expected_version", expectedVersion));
        return changes.publish(event, event.event().sessionId() + "/" + name)
                .map(decided -> new Sent(event.event().id(), decided.position().toString(), decided.version()));
    }
}
