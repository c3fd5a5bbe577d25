package dev.throughline.recall.live;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Visibility;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.Fixture;
import dev.throughline.testing.Infrastructure;

/**
 * Something that happens in a session: accepted as by ingest, stored as by the worker. Each {@code with…} is a changed copy.
 */
public record Happening(String tenant, String session, String owner, @Nullable String project, Visibility visibility, String id,
        EventType type, String text, boolean isPrivate, Instant receivedAt) {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers(), "linger.ms", "0"),
            new StringSerializer(), new ByteArraySerializer());

    public static Happening of(String tenant, String session) {
        return new Happening(tenant, session, "ann", null, Visibility.TEAM, UUID.randomUUID().toString(), EventType.ACTION,
                "edited", false, Instant.now());
    }

    Happening by(String member) {
        return new Happening(tenant, session, member, project, visibility, id, type, text, isPrivate, receivedAt);
    }

    Happening in(String key) {
        return new Happening(tenant, session, owner, key, visibility, id, type, text, isPrivate, receivedAt);
    }

    Happening inPrivateSession() {
        return new Happening(tenant, session, owner, project, Visibility.PRIVATE, id, type, text, isPrivate, receivedAt);
    }

    Happening inPrivatePrompt() {
        return new Happening(tenant, session, owner, project, visibility, id, type, text, true, receivedAt);
    }

    Happening withType(EventType other) {
        return new Happening(tenant, session, owner, project, visibility, id, other, text, isPrivate, receivedAt);
    }

    public Happening withText(String other) {
        return new Happening(tenant, session, owner, project, visibility, UUID.randomUUID().toString(), type, other,
                isPrivate, receivedAt);
    }

    Happening receivedAgain() {
        return new Happening(tenant, session, owner, project, visibility, id, type, text, isPrivate,
                receivedAt.plusSeconds(1));
    }

    /** Stored and accepted; stored first, since another test may have the worker far ahead of this event. */
    public String happen() {
        store();
        var accepted = accept();
        pass(accepted);
        return accepted.partition() + ":" + accepted.offset();
    }

    RecordMetadata accept() {
        var event = new SessionEvent(tenant, session, id, owner, project == null ? null
                : ProjectReference.of(project).orElseThrow(), type, null, receivedAt, receivedAt, Source.API, "claude-code",
                "laptop", null, null, false, null, 0, data());
        return send(Topics.SESSION_OBSERVED, event.key(), Json.bytes(event));
    }

    void store() {
        UUID projectId = project == null ? null
                : UUID.nameUUIDFromBytes((tenant + project).getBytes(StandardCharsets.UTF_8));
        Fixture.run("""
                WITH known AS (
                  INSERT INTO project (tenant_id, id, key) SELECT ?, ?::uuid, ?::text WHERE ?::text IS NOT NULL
                  ON CONFLICT DO NOTHING
                ), named AS (
                  INSERT INTO project_alias (tenant_id, alias, project_id) SELECT ?, ?::text, ?::uuid WHERE ?::text IS NOT NULL
                  ON CONFLICT DO NOTHING
                ), opened AS (
                  INSERT INTO session (tenant_id, id, project_id, owner_id, visibility, started_at, last_event_at, event_month)
                  VALUES (?, ?, ?::uuid, ?, ?, now(), now(), '2026-01-01')
                  ON CONFLICT DO NOTHING
                )
                INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
                  received_at, is_private, data)
                SELECT ?, ?, ?, '2026-01-01', count(*) + 1, ?, 'api', ?, ?, ?, ?::jsonb
                FROM session_event
                WHERE tenant_id = ? AND session_id = ?
                ON CONFLICT DO NOTHING
                """, tenant, projectId, project, project, tenant, project, projectId, project, tenant, session, projectId,
                owner,
                visibility.wireName(), tenant, session, id, type.wireName(), Timestamp.from(receivedAt),
                Timestamp.from(receivedAt), isPrivate, data().toString(), tenant, session);
    }

    /** The worker has committed so far. */
    static void pass(RecordMetadata accepted) {
        Fixture.run("""
                INSERT INTO consumer_offset VALUES (?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE
                SET next_offset = greatest(consumer_offset.next_offset, excluded.next_offset)
                """, Topics.SESSION_OBSERVED, accepted.partition(), accepted.offset() + 1);
    }

    static RecordMetadata send(String topic, String key, byte[] value) {
        try {
            return PRODUCER.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Where a session's events go. */
    static int partition(String tenant, String session) {
        return Utils.toPositive(Utils.murmur2((tenant + "/" + session).getBytes(StandardCharsets.UTF_8)))
                % PRODUCER.partitionsFor(Topics.SESSION_OBSERVED).size();
    }

    private ObjectNode data() {
        return Json.mapper().createObjectNode().put("type", "file_edit").put("text", text);
    }
}
