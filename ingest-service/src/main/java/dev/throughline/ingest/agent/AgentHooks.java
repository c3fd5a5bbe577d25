package dev.throughline.ingest.agent;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.ingest.event.Draft;

/** Makes an event of one agent's hook payloads, or nothing of one that carries no memory. */
public interface AgentHooks {

    /** All hook events that are known of the agent; a later one is accepted too, and dropped under one name. */
    Set<String> events();

    /** The payload with its fields named as the others name them: {@code session_id}, {@code hook_event_name}, {@code cwd}. */
    default ObjectNode normal(ObjectNode payload) {
        return payload;
    }

    /** The event of a call, or nothing. */
    Optional<Draft> draft(HookCall call);
}
