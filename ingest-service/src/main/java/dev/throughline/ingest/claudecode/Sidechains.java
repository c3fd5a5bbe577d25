package dev.throughline.ingest.claudecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;

/**
 * The sub-agents of a file, kept apart from its conversation: of each what it was asked, and the last thing it said.
 */
final class Sidechains {

    private static final int MOST_RECORDS = 10_000;
    private static final int MOST_AGENTS = 200;

    private record Said(Place place, String text) {
    }

    private final Consumer<Draft> events;
    private final Map<String, String> agentsByRecord = new Recent<>(MOST_RECORDS);
    private final Map<String, Boolean> asked = new Recent<>(MOST_RECORDS);
    private final Map<String, Said> last = new LinkedHashMap<>();

    Sidechains(Consumer<Draft> events) {
        this.events = events;
    }

    /** Which sub-agent wrote a record; none for the main conversation. Older versions only link the records of a chain. */
    Optional<String> agentOf(JsonNode record) {
        if (!record.path("isSidechain").asBoolean()) {
            return Optional.empty();
        }
        String uuid = record.path("uuid").asText();
        String agent = Names.agentsOwn(record.get("agentId"))
                .orElseGet(() -> agentsByRecord.getOrDefault(record.path("parentUuid").asText(), "sidechain-" + uuid));
        agentsByRecord.put(uuid, agent);
        return Optional.of(agent);
    }

    /** A task for the sub-agent; false for what it is told later. */
    boolean ask(Place place, String agent, String text) {
        if (asked.putIfAbsent(agent, true) != null) {
            return false;
        }
        events.accept(place.event(EventType.AGENT_SPAWNED, Names.agentSpawned(agent),
                JsonNodeFactory.instance.objectNode().put("text", text)));
        return true;
    }

    void say(Place place, String agent, String text) {
        last.remove(agent);
        last.put(agent, new Said(place, text));
        if (last.size() > MOST_AGENTS) {
            stop(last.keySet().iterator().next());
        }
    }

    void end() {
        Set.copyOf(last.keySet()).stream().sorted().forEach(this::stop);
    }

    private void stop(String agent) {
        Said said = last.remove(agent);
        if (said != null) {
            events.accept(said.place().event(EventType.SUBAGENT_STOPPED, Names.subagentStopped(agent),
                    JsonNodeFactory.instance.objectNode().put("text", said.text())));
        }
    }
}
