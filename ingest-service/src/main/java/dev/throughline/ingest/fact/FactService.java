package dev.throughline.ingest.fact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.event.Finished;

/** Makes events of what is to be remembered of a project, and sends them. */
@RequestScoped
class FactService {

    private static final int MOST_BYTES = 64 * 1024;

    private final ProjectEvents events;
    private final Clock clock;

    FactService(ProjectEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    Uni<FactReceipt> set(FactAddress address, String key, FactRequest fact) {
        ObjectNode data = data(key, fact);
        return send(address, key, EventType.FACT_SET, data, address.expectedVersion(fact.expectedVersion()));
    }

    Uni<FactReceipt> remove(FactAddress address, String key) {
        return send(address, key, EventType.FACT_REMOVED, JsonNodeFactory.instance.objectNode().put("key", key),
                address.expectedVersion(null));
    }

    /** Sets all of them, each on whatever version stands. */
    Uni<FactReceipt> setAll(FactAddress address, List<FactRequest> facts) {
        var keys = new ArrayList<String>(facts.size());
        var changes = new ArrayList<Finished>(facts.size());
        for (int index = 0; index < facts.size(); index++) {
            FactRequest fact = facts.get(index);
            String key = FactAddress.checked("memories[" + index + "].key", fact.key());
            keys.add(key);
            changes.add(events.event(address, address.project(), EventType.FACT_SET, index, data(key, fact)));
        }
        return events.send(changes).map(position -> new FactReceipt(changes.getFirst().event().id(),
                address.project().key(), keys, position.toString(), null));
    }

    private Uni<FactReceipt> send(FactAddress address, String key, EventType type, ObjectNode data,
            @Nullable Long expectedVersion) {
        return events.change(address, address.project(), type, key, data, expectedVersion)
                .map(sent -> new FactReceipt(sent.id(), address.project().key(), List.of(key), sent.position(),
                        sent.version()));
    }

    private ObjectNode data(String key, FactRequest fact) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("key", key);
        data.set("value", fact.value());
        if (fact.metadata() != null) {
            data.set("metadata", fact.metadata());
        }
        if (fact.tags() != null) {
            fact.tags().forEach(data.putArray("tags")::add);
        }
        Instant expiresAt = fact.ttlSeconds() == null ? fact.expiresAt() : clock.instant().plusSeconds(fact.ttlSeconds());
        if (expiresAt != null) {
            data.put("expires_at", expiresAt.toString());
        }
        if (fact.visibility() != null) {
            data.put("visibility", fact.visibility());
        }
        // Jackson escapes what it must, so that this bounds what is stored too
        if (data.toString().length() > MOST_BYTES) {
            throw ProblemException.ofField(413, "value", "has with its metadata more than " + MOST_BYTES + " characters");
        }
        return data;
    }
}
