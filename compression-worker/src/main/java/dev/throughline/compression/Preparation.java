package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.compression.database.Migration;
import dev.throughline.compression.kafka.KafkaClients;
import dev.throughline.compression.secret.TenantSecrets;
import dev.throughline.compression.session.EventMonths;

/**
 * What must be there before the first record is read: the schema, this month's partition, the topics and the tenants' rules.
 */
@ApplicationScoped
class Preparation {

    private final Migration migration;
    private final EventMonths months;
    private final KafkaClients kafka;
    private final TenantSecrets secrets;

    Preparation(Migration migration, EventMonths months, KafkaClients kafka, TenantSecrets secrets) {
        this.migration = migration;
        this.months = months;
        this.kafka = kafka;
        this.secrets = secrets;
    }

    /** Fails while PostgreSQL or Kafka is away, and may be called again. */
    void run() throws InterruptedException {
        migration.run();
        months.prepare();
        kafka.createTopics();
        secrets.awaitRules();
    }
}
