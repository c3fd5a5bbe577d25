package dev.throughline.audit.outbox;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.json.Json;
import dev.throughline.common.outbox.Relay;

/** Announces what a transaction changed: the message leaves when, and only when, the transaction commits. */
@ApplicationScoped
public class Announcer {

    private final OutboxTable outbox;
    private final Relay relay;

    Announcer(OutboxTable outbox, Relay relay) {
        this.outbox = outbox;
        this.relay = relay;
    }

    /**
     * Adds a message in the caller's tenant transaction.
     *
     * @param message a record, written as JSON
     */
    public Uni<Void> announce(String topic, String key, Object message) {
        return outbox.add(topic, key, new String(Json.bytes(message), StandardCharsets.UTF_8));
    }

    /** Adds a tombstone in the caller's tenant transaction: a compacted topic forgets the key. */
    public Uni<Void> withdraw(String topic, String key) {
        return outbox.add(topic, key, null);
    }

    /** Says that a transaction with messages was committed, so that they leave now and not at the relay's next look. */
    public void committed() {
        relay.wake();
    }
}
