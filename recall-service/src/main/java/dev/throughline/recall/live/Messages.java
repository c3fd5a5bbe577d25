package dev.throughline.recall.live;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.Visibility;
import dev.throughline.recall.live.FeedTopic.Partition;

/** Writes down what is told. For one thread. */
final class Messages {

    /** The names by which system 001's clients know these; all others have their own. */
    private static final Map<EventType, String> NAMES = Map.of(
            EventType.SESSION_STARTED, "session_created",
            EventType.SESSION_UPDATED, "metadata_updated",
            EventType.SESSION_ENDED, "session_finalized",
            EventType.STATE, "state_updated");
    private static final String MEMORY_CHANGED = "memory_changed";
    private static final String MEMORY_RECALLED = "memory_recalled";

    private final Shortener shortener;
    private final KnownSessions sessions;
    private long number;

    Messages(Shortener shortener, KnownSessions sessions) {
        this.shortener = shortener;
        this.sessions = sessions;
    }

    /**
     * What is told of an event that the worker has passed.
     *
     * @param stored absent when the worker did not keep it, when it was deleted with its session, or when who sent it may
     *        not see that session
     */
    Optional<LiveMessage> of(Arrived arrived, @Nullable StoredEvent stored) {
        SessionEvent event = arrived.event();
        if (event == null) {
            return Optional.empty();
        }
        boolean isDeletion = event.type() == EventType.SESSION_DELETED;
        if (stored == null) {
            return isDeletion ? deletion(arrived, event) : Optional.empty();
        }
        sessions.remember(event.tenantId(), event.sessionId(), stored.session());
        // a deletion that is kept is one that was not made
        return stored.isOf(event.receivedAt()) && !isDeletion ? Optional.of(told(arrived, event, stored)) : Optional.empty();
    }

    /** Of a memory that is gone nothing is told: the record does not say whose it was. */
    Optional<LiveMessage> ofMemory(Partition partition, ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) {
            return Optional.empty();
        }
        Memory memory = Json.read(record.value(), Memory.class);
        var subject = new Subject(memory.sessionId(), memory.ownerId(), memory.projectId(), memory.projectKey());
        ObjectNode message = message(MEMORY_CHANGED, subject);
        message.set("data", shortener.shorten(Json.mapper().createObjectNode().put("id", memory.id().toString())
                .put("kind", memory.kind().wireName()).put("title", memory.title()).put("version", memory.version())
                .put("superseded", memory.supersededBy() != null)));
        return Optional.of(new LiveMessage(++number, partition, record.offset(), memory.tenantId(),
                Audience.of(memory.visibility(), memory.ownerId()), subject, MEMORY_CHANGED,
                Told.opening(message, Instant.ofEpochMilli(record.timestamp()))));
    }

    /** For the member alone to whom the memories were shown: the question may have been a private one. */
    Optional<LiveMessage> ofRecall(Partition partition, ConsumerRecord<String, byte[]> record) throws IOException {
        MemoryRecalled recalled = Json.read(record.value(), MemoryRecalled.class);
        var subject = new Subject(recalled.sessionId(), recalled.memberId(), null, recalled.projectKey());
        ObjectNode message = message(MEMORY_RECALLED, subject);
        message.putObject("data").set("memories", Json.mapper().valueToTree(recalled.memories()));
        return Optional.of(new LiveMessage(++number, partition, record.offset(), recalled.tenantId(),
                new Audience.Only(recalled.memberId()), subject, MEMORY_RECALLED,
                Told.opening(message, recalled.recalledAt())));
    }

    /**
     * That a session is gone is told to those who could see it; where that is not known, to who deleted it. Nobody but its
     * owner can.
     */
    private Optional<LiveMessage> deletion(Arrived arrived, SessionEvent event) {
        var session = sessions.find(event.tenantId(), event.sessionId()).orElse(new StoredEvent.Session(event.ownerId(),
                event.ownerId(), Visibility.PRIVATE, null, null));
        if (!session.ownerId().equals(event.ownerId())) {
            return Optional.empty();
        }
        sessions.forget(event.tenantId(), event.sessionId());
        Subject subject = subject(event, session);
        ObjectNode message = message(event.type().wireName(), subject);
        message.putObject("data");
        return Optional.of(written(arrived, event, session.audience(false), subject, message));
    }

    private LiveMessage told(Arrived arrived, SessionEvent event, StoredEvent stored) {
        Subject subject = subject(event, stored.session());
        ObjectNode message = message(NAMES.getOrDefault(event.type(), event.type().wireName()), subject);
        put(message, "custom_type", event.customType());
        put(message, "agent_id", event.agentId());
        put(message, "tool", event.tool());
        put(message, "machine", event.machine());
        message.put("event_id", event.id()).put("sequence", stored.sequence()).set("data", data(stored));
        return written(arrived, event, stored.session().audience(stored.isPrivate()), subject, message);
    }

    private LiveMessage written(Arrived arrived, SessionEvent event, Audience audience, Subject subject, ObjectNode message) {
        return new LiveMessage(++number, arrived.partition(), arrived.offset(), event.tenantId(), audience, subject,
                message.get("type").textValue(), Told.opening(message, event.occurredAt()));
    }

    private ObjectNode data(StoredEvent stored) {
        if (stored.data() == null) {
            return Shortener.leftOut();
        }
        try {
            return shortener.shorten((ObjectNode) Json.mapper().readTree(stored.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }

    private static Subject subject(SessionEvent event, StoredEvent.Session session) {
        return new Subject(event.sessionId(), session.userId(), session.projectId(), session.projectKey());
    }

    private static ObjectNode message(String type, Subject subject) {
        ObjectNode message = Json.mapper().createObjectNode().put("type", type);
        put(message, "session_id", subject.sessionId());
        put(message, "project", subject.projectKey());
        return message.put("user", subject.userId());
    }

    private static void put(ObjectNode message, String name, @Nullable String value) {
        if (value != null) {
            message.put(name, value);
        }
    }
}
