package dev.throughline.compression.agent;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.Named;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** Keeps a row for each agent: those of a batch are read once and written once. */
@Singleton
class AgentProjection implements SessionProjection {

    private static final Set<EventType> TYPES = EnumSet.of(EventType.AGENT_SPAWNED, EventType.AGENT_COMPLETED,
            EventType.SUBAGENT_STOPPED);

    private final AgentStore agents;

    AgentProjection(AgentStore agents) {
        this.agents = agents;
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        Map<Named, List<Placed>> told = events.stream().filter(placed -> TYPES.contains(placed.event().type()))
                .collect(Collectors.groupingBy(AgentProjection::key));
        told.keySet().removeIf(key -> !key.isUsable());
        if (!told.isEmpty()) {
            var known = agents.read(transaction, told.keySet());
            agents.save(transaction, told.entrySet().stream()
                    .map(agent -> after(known.get(agent.getKey()), agent.getKey(), agent.getValue())).toList());
        }
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        agents.forget(transaction, sessions);
    }

    private static Agent after(@Nullable Agent known, Named key, List<Placed> events) {
        Agent agent = known == null ? Agent.first(key, events.getFirst()) : known;
        for (Placed placed : events) {
            agent = agent.after(placed);
        }
        return agent;
    }

    /** An agent may be spawned without an id, which is then its event's; which one completes must be said. */
    private static Named key(Placed placed) {
        SessionEvent event = placed.event();
        String otherwise = event.type() == EventType.AGENT_SPAWNED ? event.id() : "";
        String own = event.agentId() == null ? otherwise : event.agentId();
        return Named.of(placed, event.text("agent_id").isBlank() ? own : event.text("agent_id"));
    }
}
