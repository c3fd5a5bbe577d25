package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.github.f4b6a3.uuid.UuidCreator;

/** A permission for a member or a role. */
@Entity
@Table(name = "credential_grant")
class CredentialGrant {

    static final String MEMBER = "member";
    static final String ROLE = "role";

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    @Column(name = "credential_id", updatable = false)
    UUID credentialId;

    @Column(name = "grantee_kind", updatable = false)
    String granteeKind;

    @Column(updatable = false)
    String grantee;

    @Column(name = "may_reveal")
    boolean mayReveal;

    @Column(name = "may_edit")
    boolean mayEdit;

    @Column(name = "granted_by")
    String grantedBy;

    @Column(name = "granted_at")
    Instant grantedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected CredentialGrant() {
    }

    CredentialGrant(Credential credential, GrantRequest request, String grantedBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = credential.tenantId;
        this.credentialId = credential.id;
        this.granteeKind = request.granteeKind();
        this.grantee = request.grantee();
        this.mayReveal = request.reveal();
        this.mayEdit = request.edit();
        this.grantedBy = grantedBy;
        this.grantedAt = now;
    }

    boolean isFor(Visitor visitor) {
        return grantee.equals(granteeKind.equals(ROLE) ? visitor.role() : visitor.id());
    }

    Set<Permission> permissions() {
        Set<Permission> permissions = EnumSet.of(Permission.VIEW);
        if (mayReveal) {
            permissions.add(Permission.REVEAL);
        }
        if (mayEdit) {
            permissions.add(Permission.EDIT);
        }
        return permissions;
    }
}
