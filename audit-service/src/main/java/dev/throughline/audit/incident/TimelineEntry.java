package dev.throughline.audit.incident;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

/** Something that happened in an incident. */
@Entity
@Table(name = "security_incident_event")
class TimelineEntry {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    @Column(name = "incident_id", updatable = false)
    UUID incidentId;

    @Column(name = "occurred_at", updatable = false)
    Instant occurredAt;

    @Column(updatable = false)
    String author;

    @Column(updatable = false)
    String text;

    @Nullable
    @Column(name = "audit_sequence", updatable = false)
    Long auditSequence;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected TimelineEntry() {
    }

    TimelineEntry(Incident incident, String author, TimelineRequest request, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = incident.tenantId;
        this.incidentId = incident.id;
        this.author = author;
        this.text = request.text();
        this.auditSequence = request.auditSequence();
        this.occurredAt = request.occurredAt() == null ? now : request.occurredAt();
        this.createdAt = now;
    }
}
