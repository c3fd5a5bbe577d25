package dev.throughline.audit.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.security.Caller;

/** What is kept of a machine's token: everything but the token. */
@Entity
@Table(name = "machine_token")
class MachineToken {

    /** The token's {@code jti}. */
    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    String machine;

    /** The subject of whoever issued it. */
    @Column(name = "member_id", updatable = false)
    String memberId;

    String name;

    String[] scopes;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    @Nullable
    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected MachineToken() {
    }

    MachineToken(Caller caller, String machine, IssueRequest request, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = caller.tenantId();
        this.machine = machine;
        this.memberId = caller.userId();
        this.name = request.name();
        this.scopes = request.scopes().stream().sorted().toArray(String[]::new);
        this.createdAt = now;
        this.expiresAt = now.plus(Duration.ofDays(request.days()));
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
