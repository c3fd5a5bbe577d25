package dev.throughline.audit.incident;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class TimelineRepository implements PanacheRepositoryBase<TimelineEntry, UUID> {

    /** In the order in which it happened. */
    Uni<List<TimelineEntry>> page(UUID incident, int skip, int limit) {
        return limit == 0 ? Uni.createFrom().item(List.of())
                : find("incidentId = ?1 order by occurredAt, id", incident).range(skip, skip + limit - 1).list();
    }

    Uni<Long> countOf(UUID incident) {
        return count("incidentId", incident);
    }
}
