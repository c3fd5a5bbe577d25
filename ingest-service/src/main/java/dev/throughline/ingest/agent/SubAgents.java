package dev.throughline.ingest.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;

/** The sub-agents of a file, kept apart from its conversation: of each what it was asked, and the last thing it said. */
public final class SubAgents {

    private static final int MOST_ASKED = 10_000;
    private static final int MOST_AGENTS = 200;

    private record Said(Place place, String text) {
    }

    private final Consumer<Draft> events;
    private final Map<String, Boolean> asked = new Recent<>(MOST_ASKED);
    private final Map<String, Said> last = new LinkedHashMap<>();

    /** Gives their events in their order. */
    public SubAgents(Consumer<Draft> events) {
        this.events = events;
    }

    /** A task for the sub-agent; false for what it is told later. */
    public boolean ask(Place place, String agent, String text) {
        if (asked.putIfAbsent(agent, true) != null) {
            return false;
        }
        events.accept(place.event(EventType.AGENT_SPAWNED, AgentIds.agentSpawned(agent),
                JsonNodeFactory.instance.objectNode().put("text", text)));
        return true;
    }

    /** A text of the sub-agent, its last one so far. */
    public void say(Place place, String agent, String text) {
        last.remove(agent);
        last.put(agent, new Said(place, text));
        if (last.size() > MOST_AGENTS) {
            stop(last.keySet().iterator().next());
        }
    }

    /** The file is at its end: the last text of each is what it found. */
    public void end() {
        Set.copyOf(last.keySet()).stream().sorted().forEach(this::stop);
    }

    private void stop(String agent) {
        Said said = last.remove(agent);
        if (said != null) {
            events.accept(said.place().event(EventType.SUBAGENT_STOPPED, AgentIds.subagentStopped(agent),
                    JsonNodeFactory.instance.objectNode().put("text", said.text())));
        }
    }
}
