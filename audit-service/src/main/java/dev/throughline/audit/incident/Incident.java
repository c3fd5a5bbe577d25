package dev.throughline.audit.incident;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

/** A security incident. */
@Entity
@Table(name = "security_incident")
class Incident {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    String type;

    String severity;

    String status;

    String title;

    @Nullable
    String description;

    @Nullable
    String client;

    @Nullable
    String subject;

    @Column(name = "raised_by", updatable = false)
    String raisedBy;

    @Column(name = "detected_at")
    Instant detectedAt;

    @Nullable
    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Incident() {
    }

    @SuppressWarnings("NullAway.Init") // the rest by describe
    Incident(String tenantId, String raisedBy, IncidentRequest request, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = tenantId;
        this.raisedBy = raisedBy;
        this.status = IncidentRequest.OPEN;
        this.detectedAt = now;
        this.createdAt = now;
        describe(request, now);
    }

    void describe(IncidentRequest request, Instant now) {
        type = request.type();
        severity = request.severity();
        title = request.title();
        description = request.description();
        client = request.client();
        subject = request.subject();
        detectedAt = request.detectedAt() == null ? detectedAt : request.detectedAt();
        status = request.status() == null ? status : request.status();
        updatedAt = now;
        resolvedAt = !IncidentRequest.isOver(status) ? null : resolvedAt == null ? now : resolvedAt;
    }
}
