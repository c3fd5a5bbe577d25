package dev.throughline.audit.incident;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {

    /** Held until the end of the transaction: two alarms of one subject become one incident. */
    private static final String LOCK = """
            SELECT CAST(pg_advisory_xact_lock(hashtextextended(:subject, 0)) AS text)
            """;

    /** Latest first. */
    Uni<List<Incident>> page(IncidentQuery query, int skip, int limit) {
        return limit == 0 ? Uni.createFrom().item(List.of())
                : find(query.condition() + " order by detectedAt desc, id desc", query.parameters())
                        .range(skip, skip + limit - 1).list();
    }

    Uni<Long> count(IncidentQuery query) {
        return count(query.condition(), query.parameters());
    }

    /** The one about this subject that is not over, or null; nobody else finds none at the same time. */
    Uni<@Nullable Incident> runningAlone(String tenant, String subject) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("subject", "incident/" + tenant + "/" + subject).getSingleResult())
                .chain(() -> find("subject = ?1 and resolvedAt is null order by detectedAt desc", subject).firstResult());
    }
}
