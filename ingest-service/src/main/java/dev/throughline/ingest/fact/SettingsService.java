package dev.throughline.ingest.fact;

import java.time.Clock;
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
import dev.throughline.common.setting.Settings;
import dev.throughline.ingest.decision.DependentChanges;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Makes events of changes of settings, and sends them. */
@RequestScoped
class SettingsService {

    private final Finisher finisher;
    private final Publisher publisher;
    private final DependentChanges changes;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Caller caller;

    SettingsService(Finisher finisher, Publisher publisher, DependentChanges changes, IngestMetrics metrics, Clock clock,
            Caller caller) {
        this.finisher = finisher;
        this.publisher = publisher;
        this.changes = changes;
        this.metrics = metrics;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param project absent for the tenant */
    Uni<SettingsReceipt> change(FactAddress address, @Nullable ProjectReference project, ObjectNode change) {
        var faults = Settings.faults(change);
        if (!faults.isEmpty()) {
            throw ProblemException.ofFields(422, "These settings cannot be changed so", faults);
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("settings", change);
        Long expected = address.expectedVersion(null);
        return expected == null ? send(finished(address, project, data))
                : sendAndWait(finished(address, project, data.put("expected_version", expected)));
    }

    private Uni<SettingsReceipt> send(Finished event) {
        return publisher.publish(List.of(event)).invoke(() -> metrics.accepted(event.event()))
                .map(position -> new SettingsReceipt(event.event().id(), position.toString(), null));
    }

    private Uni<SettingsReceipt> sendAndWait(Finished event) {
        return changes.publish(event, event.event().sessionId() + "/settings")
                .map(decided -> new SettingsReceipt(event.event().id(), decided.position().toString(), decided.version()));
    }

    private Finished finished(FactAddress address, @Nullable ProjectReference project, ObjectNode data) {
        var origin = new Draft.Origin(Source.API, Optional.ofNullable(project), null, address.checkout.machine(), null);
        var session = project == null ? FactSession.OF_TENANT : FactSession.id(project);
        var draft = new Draft(session, EventType.SETTINGS_CHANGED, null, address.checkout.occurredAt(clock), null,
                Naming.given(address.eventId(0)), data, origin);
        try {
            return finisher.finish(draft, caller);
        } catch (TooLarge e) {
            throw ProblemException.of(413, "The change " + TooLarge.REASON);
        }
    }
}
