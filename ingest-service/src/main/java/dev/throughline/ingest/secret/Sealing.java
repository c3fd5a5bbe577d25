package dev.throughline.ingest.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.google.crypto.tink.HybridEncrypt;

import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.secret.FindReview;
import dev.throughline.common.secret.Redaction;

/**
 * Seals the finds of one event for its tenant's vault. Every find is taken out of the text, whether it could be sealed or
 * not.
 */
final class Sealing implements FindReview {

    /** Bounds what an event adds to Kafka: a private key is far smaller, and an event with more secrets is a dump. */
    static final int MOST_CHARACTERS = 64 * 1024;
    static final int MOST_SEALED = 100;

    private final String tenantId;
    private final Optional<HybridEncrypt> key;
    private final Consumer<String> dropped;
    private final Map<String, String> sealed = new LinkedHashMap<>();

    /**
     * @param key the vault's, where it is known
     * @param dropped told why, of each find that is not kept
     */
    Sealing(String tenantId, Optional<HybridEncrypt> key, Consumer<String> dropped) {
        this.tenantId = tenantId;
        this.key = key;
        this.dropped = dropped;
    }

    /** Drops every find and says nothing. */
    static Sealing off() {
        return new Sealing("", Optional.empty(), reason -> {
        });
    }

    @Override
    public boolean isTaken(Redaction.Find find, String value) {
        if (sealed.containsKey(find.fingerprint())) {
            return true;
        }
        if (key.isEmpty()) {
            dropped.accept("no-key");
        } else if (value.length() > MOST_CHARACTERS) {
            dropped.accept("too-large");
        } else if (sealed.size() == MOST_SEALED) {
            dropped.accept("too-many");
        } else {
            sealed.put(find.fingerprint(), ciphertext(key.get(), find, value));
        }
        return true;
    }

    Map<String, String> sealed() {
        return sealed;
    }

    private String ciphertext(HybridEncrypt vault, Redaction.Find find, String value) {
        try {
            byte[] context = SecretSealed.context(tenantId, find.fingerprint());
            return Base64.getEncoder().encodeToString(vault.encrypt(value.getBytes(StandardCharsets.UTF_8), context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink can encrypt with every key that it has read", e);
        }
    }
}
