package dev.throughline.compression.secret;

import java.time.Duration;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.follow.TopicFollower;
import dev.throughline.common.secret.Fingerprints;
import dev.throughline.common.secret.Redactor;
import dev.throughline.common.secret.SecretConfig;
import dev.throughline.common.secret.SecretScanner;
import dev.throughline.common.secret.tenant.TenantRuleBook;
import dev.throughline.common.topic.Topics;

/** Takes out of a text what the suite's rules and its tenant's rules of the moment take for secrets. */
@Singleton
public class TenantSecrets {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecretScanner scanner;
    private final TenantRuleBook book = new TenantRuleBook();
    private final TopicFollower follower;

    TenantSecrets(SecretConfig config, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.scanner = SecretScanner.standard(Fingerprints.keyed(config.fingerprintKey()));
        this.follower = new TopicFollower(Topics.SECRET_RULE_CHANGED, connection, book);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    @PreDestroy
    void close() {
        follower.close();
    }

    /**
     * Waits until all rules that there were at the start are known.
     *
     * @throws KafkaException when that takes too long; it may be called again
     */
    public void awaitRules() throws InterruptedException {
        if (!follower.awaitRead(PATIENCE)) {
            throw new KafkaException("The tenants' rules about secrets are not read yet");
        }
    }

    /** Whether the rules are still followed. */
    public boolean isAlive() {
        return follower.isAlive();
    }

    /** By the rules of this moment; not to be kept. */
    public Redactor of(String tenantId) {
        return book.of(tenantId).over(scanner);
    }
}
