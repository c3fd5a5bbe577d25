package dev.throughline.common.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A secret was taken out of a text and sealed with the vault's public key: whoever sent it cannot read it back. Written by
 * ingest-service; key {@code <tenant>}.
 *
 * @param tenantId in whose vault it belongs
 * @param id a UUID
 * @param kind the scanner's name of its kind, for example {@code github-token}
 * @param fingerprint short, as in {@code [secret:<kind>:<fingerprint>]}; a tenant's
 *        vault keeps one credential of a fingerprint
 * @param sessionId where it was found
 * @param eventId in which event of the session, absent when the text was no event
 * @param place in which field, for example {@code data.text}; never a piece of the text
 * @param ciphertext Tink's hybrid encryption under the keyset of {@code /.well-known/vault-key}, in base64; its associated
 *        data is {@link #context}
 * @param ownerId the user (subject) of the token that sent the text; owns the credential
 * @param foundAt when, by the clock of the service that found it
 */
public record SecretSealed(
        String tenantId,
        String id,
        String kind,
        String fingerprint,
        String sessionId,
        @Nullable String eventId,
        String place,
        String ciphertext,
        String ownerId,
        Instant foundAt) {

    public SecretSealed {
        Stream.of(tenantId, id, kind, fingerprint, sessionId, place, ciphertext, ownerId).forEach(Objects::requireNonNull);
    }

    /** The record key: a tenant's finds stay in order. */
    public String key() {
        return tenantId;
    }

    /** What the ciphertext is bound to: {@code <tenant>/<fingerprint>} in UTF-8. */
    public byte[] context() {
        return context(tenantId, fingerprint);
    }

    /** As {@link #context()}, for who is about to seal. */
    public static byte[] context(String tenantId, String fingerprint) {
        return (tenantId + "/" + fingerprint).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SecretSealed[id=" + id + ", kind=" + kind + "]"; // not even the sealed value belongs in a log
    }
}
