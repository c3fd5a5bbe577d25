package dev.throughline.audit.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A security incident.
 *
 * @param raisedBy a member's id, or {@code throughline} for one that a honey credential raised
 */
public record IncidentView(UUID id, String type, String severity, String status, String title, @Nullable String description,
        @Nullable String client, @Nullable String subject, String raisedBy, Instant detectedAt, @Nullable Instant resolvedAt,
        Instant createdAt, Instant updatedAt) {

    /** Some of a tenant's incidents, and how many there are. */
    public record Page(List<IncidentView> items, long total, int skip, int limit) {

        public Page {
            items = List.copyOf(items);
        }
    }

    static IncidentView of(Incident incident) {
        return new IncidentView(incident.id, incident.type, incident.severity, incident.status, incident.title,
                incident.description, incident.client, incident.subject, incident.raisedBy, incident.detectedAt,
                incident.resolvedAt, incident.createdAt, incident.updatedAt);
    }
}
