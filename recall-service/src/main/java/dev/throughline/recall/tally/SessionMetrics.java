package dev.throughline.recall.tally;

import java.util.List;

/**
 * How often what was done in a session, the most frequent first.
 *
 * @param summary in the few kinds that all agents have in common
 * @param actions by the type that the client gave them
 * @param tools by name: calls that came to an end
 * @param events by type
 */
public record SessionMetrics(Summary summary, List<Metric> actions, List<Metric> tools, List<Metric> events) {

    /** Actions and calls of tools together; what is of none of the other kinds counts as a call of a tool. */
    public record Summary(long agentsSpawned, long toolCalls, long mcpCalls, long filesModified, long bashCommands) {
    }

    /**
     * @param failed how many of them
     * @param durationMs of those that say so, together
     */
    public record Metric(String name, long count, long failed, long durationMs) {
    }

    public SessionMetrics {
        actions = List.copyOf(actions);
        tools = List.copyOf(tools);
        events = List.copyOf(events);
    }

    static SessionMetrics of(List<Metric> actions, List<Metric> tools, List<Metric> events) {
        var summing = new MetricSummary();
        actions.forEach(action -> summing.addAction(action.name(), action.count()));
        tools.forEach(tool -> summing.addTool(tool.name(), tool.count()));
        return new SessionMetrics(summing.summary(), actions, tools, events);
    }
}
