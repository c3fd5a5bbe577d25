package dev.throughline.audit.member;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

/** A person or a service account of a tenant. */
@Entity
@Table(name = "member")
class Member {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    @Column(updatable = false)
    String kind;

    String name;

    String role;

    String[] scopes;

    @Nullable
    @Column(name = "password_hash")
    String passwordHash;

    @Column(name = "secret_hash")
    byte @Nullable [] secretHash;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Nullable
    @Column(name = "disabled_at")
    Instant disabledAt;

    @Column(name = "tokens_from")
    Instant tokensFrom;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Member() {
    }

    @SuppressWarnings("NullAway.Init") // what proves it follows
    private Member(String tenantId, Kind kind, MemberDraft draft, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = tenantId;
        this.kind = kind.word();
        this.createdAt = createdAt;
        this.tokensFrom = createdAt.truncatedTo(ChronoUnit.SECONDS);
        change(draft, createdAt);
    }

    static Member person(String tenantId, MemberDraft draft, String passwordHash, Instant createdAt) {
        var member = new Member(tenantId, Kind.PERSON, draft, createdAt);
        member.passwordHash = passwordHash;
        return member;
    }

    static Member service(String tenantId, MemberDraft draft, byte[] secretHash, Instant createdAt) {
        var member = new Member(tenantId, Kind.SERVICE, draft, createdAt);
        member.secretHash = secretHash;
        return member;
    }

    /** Whether the change takes something away, so that tokens which were issued before say too much. */
    boolean change(MemberDraft draft, Instant now) {
        Set<String> before = scopes == null ? Set.of() : Set.of(scopes);
        boolean isNarrower = draft.disabled() && disabledAt == null || !draft.scopes().containsAll(before);
        name = draft.name();
        role = draft.role().word();
        scopes = draft.scopes().stream().sorted().toArray(String[]::new);
        disabledAt = !draft.disabled() ? null : disabledAt == null ? now : disabledAt;
        return isNarrower;
    }

    boolean isActive() {
        return disabledAt == null;
    }

    /** Tokens are dated to the second: those of the current one were issued before the next. */
    void revokeTokens(Instant now) {
        tokensFrom = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
