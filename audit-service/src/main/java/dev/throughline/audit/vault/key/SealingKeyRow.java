package dev.throughline.audit.vault.key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key pair to which others seal, its private half wrapped. */
@Entity
@Table(name = "sealing_key")
class SealingKeyRow {

    static final int ONLY = 1;

    @Id
    int id;

    @Column(name = "tenant_id", updatable = false)
    String tenantId;

    @Column(name = "key_id")
    String keyId;

    @Column(name = "wrapped_key")
    byte[] wrappedKey;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SealingKeyRow() {
    }

    SealingKeyRow(String tenantId, WrappedKey wrapped, Instant now) {
        this.id = ONLY;
        this.tenantId = tenantId;
        this.createdAt = now;
        this.keyId = wrapped.keyId();
        this.wrappedKey = wrapped.bytes();
    }

    WrappedKey wrapped() {
        return new WrappedKey(keyId, wrappedKey);
    }

    void wrap(WrappedKey wrapped) {
        keyId = wrapped.keyId();
        wrappedKey = wrapped.bytes();
    }

    static byte[] context(String tenantId) {
        return (tenantId + "/sealing-key/" + ONLY).getBytes(StandardCharsets.UTF_8);
    }
}
