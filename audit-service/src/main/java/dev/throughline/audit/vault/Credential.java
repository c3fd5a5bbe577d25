package dev.throughline.audit.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

/** A credential without its values. */
@Entity
@Table(name = "credential")
class Credential {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    @Column(updatable = false)
    CredentialKind kind;

    String name;

    @Nullable
    String username;

    @Nullable
    String address;

    @Nullable
    String description;

    String[] clients;

    String[] sites;

    String[] infrastructure;

    String[] projects;

    String[] tags;

    @Column(name = "owner_id", updatable = false)
    String ownerId;

    @Column(updatable = false)
    boolean canary;

    @Column(name = "current_version")
    int currentVersion;

    @Column(name = "latest_version")
    int latestVersion;

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "rotate_every_days")
    Integer rotateEveryDays;

    @Column(name = "rotated_at")
    Instant rotatedAt;

    @Nullable
    @Column(name = "due_at")
    Instant dueAt;

    @Nullable
    @Column(name = "found_fingerprint", updatable = false)
    String foundFingerprint;

    @Nullable
    @Column(name = "found_kind", updatable = false)
    String foundKind;

    @Nullable
    @Column(name = "found_session_id", updatable = false)
    String foundSessionId;

    @Nullable
    @Column(name = "found_event_id", updatable = false)
    String foundEventId;

    @Nullable
    @Column(name = "found_place", updatable = false)
    String foundPlace;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Credential() {
    }

    @SuppressWarnings("NullAway.Init") // the rest by describe
    Credential(String tenantId, String ownerId, CredentialKind kind, CredentialDetails details, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = tenantId;
        this.ownerId = ownerId;
        this.kind = kind;
        this.currentVersion = 1;
        this.latestVersion = 1;
        this.rotatedAt = now;
        this.createdAt = now;
        describe(details, now);
    }

    void describe(CredentialDetails details, Instant now) {
        name = details.name();
        username = details.username();
        address = details.address();
        description = details.description();
        clients = details.clients().toArray(String[]::new);
        sites = details.sites().toArray(String[]::new);
        infrastructure = details.infrastructure().toArray(String[]::new);
        projects = details.projects().toArray(String[]::new);
        tags = details.tags().toArray(String[]::new);
        expiresAt = details.expiresAt();
        rotateEveryDays = details.rotateEveryDays();
        updatedAt = now;
        findDue();
    }

    CredentialDetails details() {
        return new CredentialDetails(name, username, address, description, List.of(clients), List.of(sites),
                List.of(infrastructure), List.of(projects), List.of(tags), expiresAt, rotateEveryDays);
    }

    void found(Found found) {
        foundFingerprint = found.fingerprint();
        foundKind = found.kind();
        foundSessionId = found.sessionId();
        foundEventId = found.eventId();
        foundPlace = found.place();
    }

    /** Where it was found, or null when somebody put it in. */
    @Nullable
    Found found() {
        return foundFingerprint == null || foundKind == null || foundSessionId == null || foundPlace == null ? null
                : new Found(foundFingerprint, foundKind, foundSessionId, foundEventId, foundPlace);
    }

    /** Takes the next version for the current one, and returns its number. */
    int rotate(@Nullable Instant newExpiry, Instant now) {
        latestVersion++;
        use(latestVersion, now, now);
        expiresAt = newExpiry;
        findDue();
        return latestVersion;
    }

    /** Takes an older or newer version for the current one. */
    void use(int version, Instant cameIn, Instant now) {
        currentVersion = version;
        rotatedAt = cameIn;
        updatedAt = now;
        findDue();
    }

    private void findDue() {
        Instant rotation = rotateEveryDays == null ? null : rotatedAt.plus(Duration.ofDays(rotateEveryDays));
        dueAt = Stream.of(expiresAt, rotation).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }
}
