package dev.throughline.audit.rule;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.audit.log.Actor;
import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;

/** A rule of a tenant. */
@Entity
@Table(name = "secret_rule")
class SecretRule {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    String effect;

    @Nullable
    String kind;

    @Nullable
    String pattern;

    @Nullable
    String fingerprint;

    @Nullable
    String description;

    boolean enabled;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SecretRule() {
    }

    @SuppressWarnings("NullAway.Init") // change sets the rest
    SecretRule(Actor actor, SecretRuleRequest request, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = actor.tenantId();
        this.createdBy = actor.id();
        this.createdAt = now;
        change(request, now);
    }

    final void change(SecretRuleRequest request, Instant now) {
        effect = request.effect();
        kind = request.kind();
        pattern = request.pattern();
        fingerprint = request.fingerprint();
        description = request.description();
        enabled = request.isEnabled();
        updatedAt = now;
    }

    String key() {
        return SecretRuleChanged.key(tenantId, id.toString());
    }

    /** As the other services learn of it. */
    SecretRuleChanged announcement() {
        Effect announced = effect.equals(Effect.DENY.wireName()) ? Effect.DENY : Effect.ALLOW;
        return new SecretRuleChanged(tenantId, id.toString(), announced, kind, pattern, fingerprint);
    }
}
