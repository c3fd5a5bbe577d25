package dev.throughline.audit.member;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.github.f4b6a3.uuid.UuidCreator;

/** A person of a tenant. */
@Entity
@Table(name = "member")
class Member {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    String name;

    @Column(name = "password_hash")
    String passwordHash;

    String[] scopes;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Member() {
    }

    Member(String tenantId, String name, String passwordHash, Set<String> scopes, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = tenantId;
        this.name = name;
        this.passwordHash = passwordHash;
        this.scopes = scopes.stream().sorted().toArray(String[]::new);
        this.createdAt = createdAt;
    }
}
