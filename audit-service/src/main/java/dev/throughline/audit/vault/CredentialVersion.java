package dev.throughline.audit.vault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.audit.vault.key.EncryptedValue;
import dev.throughline.audit.vault.key.WrappedKey;

/** One value of a credential, encrypted. */
@Entity
@Table(name = "credential_version")
class CredentialVersion {

    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    @Column(name = "credential_id", updatable = false)
    UUID credentialId;

    @Column(updatable = false)
    int version;

    @Column(name = "key_id")
    String keyId;

    @Column(name = "wrapped_key")
    byte[] wrappedKey;

    @Column(updatable = false)
    byte[] ciphertext;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected CredentialVersion() {
    }

    CredentialVersion(Credential credential, EncryptedValue value, String createdBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenantId = credential.tenantId;
        this.credentialId = credential.id;
        this.version = credential.latestVersion;
        this.ciphertext = value.ciphertext();
        this.createdBy = createdBy;
        this.createdAt = now;
        this.keyId = value.key().keyId();
        this.wrappedKey = value.key().bytes();
    }

    EncryptedValue value() {
        return new EncryptedValue(new WrappedKey(keyId, wrappedKey), ciphertext);
    }

    void wrap(WrappedKey wrapped) {
        keyId = wrapped.keyId();
        wrappedKey = wrapped.bytes();
    }

    byte[] context() {
        return context(tenantId, credentialId, version);
    }

    /** What a value is bound to, so that it opens nowhere else. */
    static byte[] context(String tenantId, UUID credentialId, int version) {
        return (tenantId + "/" + credentialId + "/" + version).getBytes(StandardCharsets.UTF_8);
    }
}
