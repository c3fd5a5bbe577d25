package dev.throughline.ingest.secret;

import java.util.Map;

import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.common.secret.SecretScanner;
import dev.throughline.common.secret.tenant.TenantRules;

/** The secrets of one event: how they are known, and what is kept of them. No plain secret is ever held. For one thread. */
public final class EventSecrets implements Redactor {

    /** Gives an event's secrets the rules of its tenant. */
    @FunctionalInterface
    public interface Source {

        EventSecrets of(String tenantId);
    }

    private final Redactor redactor;
    private final Sealing sealing;

    EventSecrets(SecretScanner scanner, TenantRules rules, Sealing sealing) {
        this.redactor = rules.over(scanner, sealing);
        this.sealing = sealing;
    }

    /** By the suite's rules alone, and nothing is kept. */
    public static EventSecrets dropped(SecretScanner scanner) {
        return new EventSecrets(scanner, TenantRules.NONE, Sealing.off());
    }

    @Override
    public Redaction redact(String text) {
        return redactor.redact(text);
    }

    /** What was sealed so far: for each fingerprint the ciphertext, in base64. */
    public Map<String, String> sealed() {
        return sealing.sealed();
    }
}
