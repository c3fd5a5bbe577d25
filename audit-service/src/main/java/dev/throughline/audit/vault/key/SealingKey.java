package dev.throughline.audit.vault.key;

import java.security.GeneralSecurityException;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;

/**
 * The vault's key pair (HPKE, RFC 9180: X25519, HKDF-SHA256, AES-256-GCM). Whoever has the public half can put a secret in
 * and not read it. It is made at the first need; all replicas share the first one made.
 */
@ApplicationScoped
public class SealingKey {

    private final TenantTransaction transaction;
    private final SealingKeyRepository rows;
    private final Envelope envelope;
    private final VaultThreads threads;
    private final String tenant;
    private final Clock clock;
    private volatile @Nullable KeysetHandle keyset;

    SealingKey(TenantTransaction transaction, SealingKeyRepository rows, Envelope envelope, VaultThreads threads,
            KeyConfig config, Clock clock) {
        this.transaction = transaction;
        this.rows = rows;
        this.envelope = envelope;
        this.threads = threads;
        this.tenant = config.operatorTenant();
        this.clock = clock;
    }

    /** The public half as Tink writes a keyset in JSON. */
    public Uni<String> publicKeyset() {
        return keyset().map(SealingKey::publicJson);
    }

    /**
     * Opens what was sealed; the caller wipes it. Fails with {@link Undecryptable} when it was sealed to another key or for
     * another context.
     */
    public Uni<byte[]> open(byte[] sealed, byte[] context) {
        return keyset().map(key -> {
            try {
                return key.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class).decrypt(sealed, context);
            } catch (GeneralSecurityException e) {
                throw new Undecryptable(e);
            }
        });
    }

    /** Wraps the private half anew, unless the key-encryption key of this id has wrapped it. */
    public Uni<Void> rewrap(String current) {
        return transaction.within(tenant, () -> rows.findById(SealingKeyRow.ONLY)
                .chain(row -> row == null || row.keyId.equals(current) ? Uni.createFrom().voidItem() : rewrap(row)));
    }

    private Uni<Void> rewrap(SealingKeyRow row) {
        return threads.call(() -> envelope.rewrap(row.wrapped(), SealingKeyRow.context(tenant)))
                .invoke(row::wrap)
                .replaceWithVoid();
    }

    private Uni<KeysetHandle> keyset() {
        return Uni.createFrom().deferred(() -> {
            KeysetHandle known = keyset;
            return known != null ? Uni.createFrom().item(known)
                    : row().chain(this::unwrapped).invoke(read -> keyset = read);
        });
    }

    private Uni<SealingKeyRow> row() {
        return stored().chain(row -> row != null ? Uni.createFrom().item(row)
                : make()
                        // another replica was first
                        .onFailure(ConstraintViolationException.class).recoverWithUni(() -> stored()));
    }

    private Uni<SealingKeyRow> stored() {
        return transaction.within(tenant, () -> rows.findById(SealingKeyRow.ONLY));
    }

    private Uni<SealingKeyRow> make() {
        return threads.call(() -> envelope.wrap(KeysetHandle.generateNew(parameters()), SealingKeyRow.context(tenant)))
                .chain(wrapped -> transaction.within(tenant,
                        () -> rows.persistAndFlush(new SealingKeyRow(tenant, wrapped, clock.instant()))));
    }

    private Uni<KeysetHandle> unwrapped(SealingKeyRow row) {
        return threads.call(() -> envelope.unwrap(row.wrapped(), SealingKeyRow.context(tenant)));
    }

    private static String publicJson(KeysetHandle key) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(key.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key pair has a public half", e);
        }
    }

    private static HpkeParameters parameters() throws GeneralSecurityException {
        return HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build();
    }
}
