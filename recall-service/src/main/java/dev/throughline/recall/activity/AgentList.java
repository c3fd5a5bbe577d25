package dev.throughline.recall.activity;

import java.util.List;

/**
 * The agents of a session.
 *
 * @param spawned all of them, in the order in which they were spawned
 * @param active the ids of those that work
 * @param completed the ids of those that are done
 * @param total how many there are in all
 */
public record AgentList(List<AgentView> spawned, List<String> active, List<String> completed, long total) {

    public AgentList {
        spawned = List.copyOf(spawned);
        active = List.copyOf(active);
        completed = List.copyOf(completed);
    }

    static AgentList of(List<AgentView> agents, long total) {
        return new AgentList(agents, ids(agents, "active"), ids(agents, "completed"), total);
    }

    private static List<String> ids(List<AgentView> agents, String status) {
        return agents.stream().filter(agent -> agent.status().equals(status)).map(AgentView::agentId).toList();
    }
}
