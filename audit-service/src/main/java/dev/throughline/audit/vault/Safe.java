package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.vault.key.EncryptedValue;
import dev.throughline.audit.vault.key.Envelope;
import dev.throughline.audit.vault.key.VaultThreads;
import dev.throughline.common.problem.ProblemException;

/** Puts values in and takes them out, in the caller's transaction. Clear bytes are wiped as soon as they are used. */
@ApplicationScoped
class Safe {

    private final Envelope envelope;
    private final VaultThreads threads;
    private final VersionRepository versions;
    private final int keptVersions;

    Safe(Envelope envelope, VaultThreads threads, VersionRepository versions, VaultConfig config) {
        this.envelope = envelope;
        this.threads = threads;
        this.versions = versions;
        this.keptVersions = config.keptVersions();
    }

    /**
     * Stores the secret as the credential's latest version, and forgets those that are too old. Wiping the secret is the
     * caller's.
     */
    Uni<CredentialVersion> put(Credential credential, SecretFields secret, String author, Instant now) {
        byte[] context = CredentialVersion.context(credential.tenantId, credential.id, credential.latestVersion);
        return threads.call(() -> encrypt(secret, context))
                .chain(value -> versions.persist(new CredentialVersion(credential, value, author, now)))
                .call(() -> versions.keepNewest(credential, keptVersions));
    }

    /** The secret of a version; the caller wipes it. A version that does not exist is 404. */
    Uni<SecretFields> take(Credential credential, int version) {
        return version(credential.id, version).chain(stored -> threads.call(() -> decrypt(stored)));
    }

    Uni<CredentialVersion> version(UUID credential, int version) {
        return versions.of(credential, version).onItem().ifNull()
                .failWith(() -> ProblemException.of(404, "The credential has no such version"));
    }

    private EncryptedValue encrypt(SecretFields secret, byte[] context) {
        byte[] clear = secret.encode();
        try {
            return envelope.encrypt(clear, context);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private SecretFields decrypt(CredentialVersion stored) {
        byte[] clear = envelope.decrypt(stored.value(), stored.context());
        try {
            return SecretFields.decode(clear);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }
}
