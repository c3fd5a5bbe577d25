package dev.throughline.audit.incident;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.AuditOutcome;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** Keeps a tenant's incidents. Every change is in the audit log. */
@ApplicationScoped
class IncidentService {

    private final TenantTransaction transaction;
    private final IncidentRepository incidents;
    private final TimelineRepository timeline;
    private final AuditLog log;
    private final Clock clock;

    IncidentService(TenantTransaction transaction, IncidentRepository incidents, TimelineRepository timeline, AuditLog log,
            Clock clock) {
        this.transaction = transaction;
        this.incidents = incidents;
        this.timeline = timeline;
        this.log = log;
        this.clock = clock;
    }

    Uni<IncidentView.Page> page(Actor actor, IncidentQuery query, int skip, int limit) {
        return transaction.within(actor.tenantId(), () -> incidents.count(query)
                .chain(total -> incidents.page(query, skip, limit).map(found -> new IncidentView.Page(
                        found.stream().map(IncidentView::of).toList(), total, skip, limit))));
    }

    Uni<IncidentView> view(Actor actor, UUID id) {
        return within(actor, id, incident -> Uni.createFrom().item(IncidentView.of(incident)));
    }

    Uni<IncidentView> create(Actor actor, IncidentRequest request) {
        var incident = new Incident(actor.tenantId(), actor.id(), request, clock.instant());
        return transaction.within(actor.tenantId(), () -> incidents.persist(incident)
                .chain(() -> logged(actor, incident, "created")))
                .map(done -> IncidentView.of(incident));
    }

    Uni<IncidentView> update(Actor actor, UUID id, IncidentRequest request) {
        return within(actor, id, incident -> {
            incident.describe(request, clock.instant());
            return logged(actor, incident, "updated").map(done -> IncidentView.of(incident));
        });
    }

    Uni<Void> delete(Actor actor, UUID id) {
        return within(actor, id, incident -> logged(actor, incident, "deleted").chain(() -> incidents.delete(incident)));
    }

    Uni<TimelineView.Page> timeline(Actor actor, UUID id, int skip, int limit) {
        return within(actor, id, incident -> timeline.countOf(id)
                .chain(total -> timeline.page(id, skip, limit).map(found -> new TimelineView.Page(
                        found.stream().map(TimelineView::of).toList(), total, skip, limit))));
    }

    Uni<TimelineView> append(Actor actor, UUID id, TimelineRequest request) {
        return within(actor, id, incident -> {
            incident.updatedAt = clock.instant();
            return timeline.persist(new TimelineEntry(incident, actor.id(), request, clock.instant()))
                    .call(() -> logged(actor, incident, "timeline"))
                    .map(TimelineView::of);
        });
    }

    private <T> Uni<T> within(Actor actor, UUID id, Function<Incident, Uni<T>> work) {
        return transaction.within(actor.tenantId(), () -> incidents.findById(id)
                .onItem().ifNull().failWith(() -> ProblemException.of(404, "There is no such incident"))
                .chain(work::apply));
    }

    private Uni<Void> logged(Actor actor, Incident incident, String change) {
        var details = JsonNodeFactory.instance.objectNode().put("change", change).put("status", incident.status);
        return log.append(new AuditDraft(actor, AuditAction.INCIDENT_CHANGED, "incident/" + incident.id,
                AuditOutcome.ALLOWED, null, details));
    }
}
