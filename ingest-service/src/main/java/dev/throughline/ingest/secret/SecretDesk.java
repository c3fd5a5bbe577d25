package dev.throughline.ingest.secret;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.secret.Fingerprints;
import dev.throughline.common.secret.SecretConfig;
import dev.throughline.common.secret.SecretScanner;
import dev.throughline.ingest.secret.SecretFindsConfig.Finds;

/** Gives each event's secrets the rules of the moment, and the vault's key where finds are kept. */
@Singleton
final class SecretDesk implements EventSecrets.Source {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final SecretScanner scanner;
    private final SecretRuleFeed rules;
    private final SecretFindsConfig config;
    private final VaultKey key;
    private final MeterRegistry meters;

    SecretDesk(SecretConfig secrets, SecretRuleFeed rules, SecretFindsConfig config, VaultKey key, MeterRegistry meters) {
        this.scanner = SecretScanner.standard(Fingerprints.keyed(secrets.fingerprintKey()));
        this.rules = rules;
        this.config = config;
        this.key = key;
        this.meters = meters;
    }

    /** Ends the request with a 503 while the rules are not known: what they deny must not come in before them. */
    @Override
    public EventSecrets of(String tenantId) {
        if (!rules.isRead()) {
            throw ProblemException.unavailable(
                    "The tenants' rules about secrets are not read yet, because Kafka does not answer",
                    RETRY_AFTER);
        }
        return new EventSecrets(scanner, rules.of(tenantId), sealing(tenantId));
    }

    private Sealing sealing(String tenantId) {
        return config.finds() == Finds.DROP ? Sealing.off()
                : new Sealing(tenantId, key.key(), reason -> meters.counter("secrets.dropped", "reason", reason).increment());
    }
}
