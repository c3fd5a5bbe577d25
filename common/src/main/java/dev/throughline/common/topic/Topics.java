package dev.throughline.common.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Every topic of the suite, with its partitions and clean-up. Whoever needs one calls {@link #create}. */
public final class Topics {

    public static final String SESSION_OBSERVED = "session.observed.v1";
    public static final String SESSION_IMPORTED = "session.imported.v1";
    public static final String CHANGE_DECIDED = "change.decided.v1";
    public static final String MEMORY_CHANGED = "memory.changed.v1";
    public static final String MEMORY_RECALLED = "memory.recalled.v1";
    public static final String MEMORY_EDITED = "memory.edited.v1";
    public static final String AUDIT_REPORTED = "audit.reported.v1";
    public static final String SECRET_SEALED = "secret.sealed.v1";
    public static final String TOKEN_REVOKED = "token.revoked.v1";
    public static final String AUDIT_ANCHORED = "audit.anchored.v1";
    public static final String SECRET_RULE_CHANGED = "secret-rule.changed.v1";

    /** The largest record, in bytes; ingest shortens a longer text before it is sent. */
    public static final int MAX_RECORD_BYTES = 1024 * 1024;

    private static final int PARTITIONS = 12;
    private static final short AS_THE_BROKER_HAS_IT = -1;
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(20);

    private Topics() {
    }

    /** The dead letters of a topic. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }

    /** All topics as they are to be created, with this many replicas. */
    public static List<NewTopic> all(short replicas) {
        return List.of(
                kept(SESSION_OBSERVED, Duration.ofDays(30), replicas),
                kept(SESSION_IMPORTED, Duration.ofDays(7), replicas),
                kept(CHANGE_DECIDED, Duration.ofDays(1), replicas),
                compacted(MEMORY_CHANGED, replicas),
                kept(MEMORY_RECALLED, Duration.ofDays(7), replicas),
                kept(MEMORY_EDITED, Duration.ofDays(30), replicas),
                kept(AUDIT_REPORTED, Duration.ofDays(30), replicas),
                kept(SECRET_SEALED, Duration.ofDays(7), replicas),
                compacted(SECRET_RULE_CHANGED, replicas),
                kept(deadLetters(SECRET_SEALED), Duration.ofDays(90), replicas),
                compacted(TOKEN_REVOKED, replicas),
                kept(AUDIT_ANCHORED, Duration.ofDays(3650), replicas),
                kept(deadLetters(SESSION_OBSERVED), Duration.ofDays(90), replicas),
                kept(deadLetters(SESSION_IMPORTED), Duration.ofDays(90), replicas),
                kept(deadLetters(MEMORY_CHANGED), Duration.ofDays(90), replicas),
                kept(deadLetters(MEMORY_RECALLED), Duration.ofDays(90), replicas),
                kept(deadLetters(MEMORY_EDITED), Duration.ofDays(90), replicas),
                kept(deadLetters(AUDIT_REPORTED), Duration.ofDays(90), replicas));
    }

    /**
     * Creates the topics that are missing, with the broker's own number of replicas.
     *
     * @param connection of the Kafka client, as the operator configured it
     * @param isNeeded says of a topic's name whether the topic has to be there
     * @throws KafkaException while Kafka does not take them
     */
    public static void create(Map<String, Object> connection, Predicate<String> isNeeded) throws InterruptedException {
        var admin = Admin.create(connection);
        try {
            create(admin, all(AS_THE_BROKER_HAS_IT).stream().filter(topic -> isNeeded.test(topic.name())).toList());
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not take its topics", e);
        } finally {
            admin.close(Duration.ZERO); // it would wait for answers that do not come, and who stops has no time
        }
    }

    /**
     * Creates the topics that are missing and leaves the others as they are.
     *
     * @throws ExecutionException when Kafka refuses or cannot be reached
     * @throws TimeoutException when Kafka does not answer in 20 s
     */
    public static void create(Admin admin, Collection<NewTopic> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> existing = admin.listTopics().names().get(CREATE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        List<NewTopic> missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get(CREATE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another service may be quicker
                    throw e;
                }
            }
        }
    }

    private static NewTopic kept(String name, Duration retention, short replicas) {
        return new NewTopic(name, PARTITIONS, replicas).configs(Map.of(
                "retention.ms", Long.toString(retention.toMillis()),
                "max.message.bytes", Integer.toString(MAX_RECORD_BYTES + 64 * 1024))); // headers and framing
    }

    private static NewTopic compacted(String name, short replicas) {
        return new NewTopic(name, PARTITIONS, replicas).configs(Map.of("cleanup.policy", "compact"));
    }
}
