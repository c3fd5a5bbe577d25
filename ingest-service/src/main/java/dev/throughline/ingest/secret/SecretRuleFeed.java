package dev.throughline.ingest.secret;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.follow.TopicFollower;
import dev.throughline.common.secret.tenant.TenantRuleBook;
import dev.throughline.common.secret.tenant.TenantRules;
import dev.throughline.common.topic.Topics;

/** Keeps all tenants' rules about secrets in memory, as long as the service runs. */
@Singleton
final class SecretRuleFeed {

    private final TenantRuleBook book = new TenantRuleBook();
    private final TopicFollower follower;

    SecretRuleFeed(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.follower = new TopicFollower(Topics.SECRET_RULE_CHANGED, connection, book);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    TenantRules of(String tenantId) {
        return book.of(tenantId);
    }

    /** Whether all rules that there were at the start are known. */
    boolean isRead() {
        return follower.isRead();
    }

    boolean isAlive() {
        return follower.isAlive();
    }
}
