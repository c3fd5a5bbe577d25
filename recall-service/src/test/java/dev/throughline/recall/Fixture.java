package dev.throughline.recall;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.Infrastructure;

/** Stands in for the worker: stores rows, publishes changes, and keeps its progress. */
public final class Fixture {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers()), new StringSerializer(),
            new ByteArraySerializer());
    private static Connection connection;

    private Fixture() {
    }

    static String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + Infrastructure.shared().database().port() + "/throughline";
    }

    /** Stores memories and publishes them; the position that a read can wait for. */
    public static String remember(Memory... memories) {
        for (Memory memory : memories) {
            insert(memory);
            publish(memory);
        }
        return position();
    }

    /** Publishes what the log would say of a memory, whatever the database holds. */
    public static void publish(Memory memory) {
        send(memory.id(), Json.bytes(memory));
    }

    /** Removes the row and says so in the log. */
    public static String forget(Memory memory) {
        delete(memory);
        send(memory.id(), null);
        return position();
    }

    /** Removes the row behind the index's back. */
    public static void delete(Memory memory) {
        run("DELETE FROM memory WHERE tenant_id = ? AND id = ?", memory.tenantId(), memory.id());
    }

    public static void insert(Memory memory) {
        if (memory.projectId() != null) {
            run("INSERT INTO project (tenant_id, id, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", memory.tenantId(),
                    memory.projectId(), memory.projectKey());
            alias(memory, memory.projectKey());
        }
        if (memory.sessionId() != null) {
            run("""
                    INSERT INTO session (tenant_id, id, project_id, owner_id, visibility, tool, machine, title, started_at,
                      last_event_at, event_month)
                    VALUES (?, ?, ?, ?, ?, 'claude-code', 'laptop', ?, ?, ?, '2026-01-01')
                    ON CONFLICT DO NOTHING
                    """, memory.tenantId(), memory.sessionId(), memory.projectId(), memory.ownerId(),
                    memory.visibility().wireName(), memory.title(), Timestamp.from(memory.occurredAt()),
                    Timestamp.from(memory.occurredAt()));
        }
        run("""
                INSERT INTO memory (tenant_id, id, source_key, project_id, session_id, owner_id, visibility, kind, title, body,
                  tags, files, importance, occurred_at, expires_at, version, event_ids, compressor, content_hash, details)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                ON CONFLICT (tenant_id, id) DO UPDATE SET body = excluded.body, version = excluded.version
                """, memory.tenantId(), memory.id(), "test/" + memory.id(), memory.projectId(), memory.sessionId(),
                memory.ownerId(), memory.visibility().wireName(), memory.kind().wireName(), memory.title(), memory.body(),
                memory.tags().toArray(String[]::new), memory.files().toArray(String[]::new), memory.importance(),
                Timestamp.from(memory.occurredAt()),
                memory.expiresAt() == null ? null : Timestamp.from(memory.expiresAt()), memory.version(),
                memory.eventIds().toArray(String[]::new), memory.compressor(), memory.contentHash(),
                memory.details().toString());
    }

    public static void alias(Memory memory, String alias) {
        run("INSERT INTO project_alias (tenant_id, alias, project_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                memory.tenantId(), alias, memory.projectId());
    }

    /** A position that the worker has passed. */
    public static String position() {
        run("""
                INSERT INTO consumer_offset VALUES (?, 0, 1)
                ON CONFLICT (topic, partition) DO UPDATE SET next_offset = consumer_offset.next_offset + 1
                """, Topics.SESSION_OBSERVED);
        return "0:0";
    }

    /** Runs one statement as the worker. */
    public static synchronized void run(String sql, Object... parameters) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Kept, since to open one takes longer than most statements. */
    private static Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = DriverManager.getConnection(jdbcUrl(), "throughline_worker", Infrastructure.PASSWORD);
        }
        return connection;
    }

    /** Puts any bytes into the log. */
    public static void send(UUID id, byte[] value) {
        try {
            RecordMetadata sent = PRODUCER.send(new ProducerRecord<>(Topics.MEMORY_CHANGED, id.toString(), value)).get();
            run("""
                    INSERT INTO outbox_reach VALUES (?, ?)
                    ON CONFLICT (partition) DO UPDATE SET last_offset = greatest(outbox_reach.last_offset, excluded.last_offset)
                    """, sent.partition(), sent.offset());
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

}
