package dev.throughline.recall.tally;

import java.util.Locale;

/** Sums actions and tools up into five kinds. */
final class MetricSummary {

    private long agentsSpawned;
    private long toolCalls;
    private long mcpCalls;
    private long filesModified;
    private long bashCommands;

    void addAction(String type, long count) {
        switch (type) {
            case "task_spawn" -> agentsSpawned += count;
            case "mcp_call" -> mcpCalls += count;
            case "file_write", "file_edit" -> filesModified += count;
            case "bash_exec" -> bashCommands += count;
            default -> toolCalls += count;
        }
    }

    void addTool(String name, long count) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "task", "agent" -> agentsSpawned += count;
            case "write", "edit", "multiedit", "notebookedit", "write_file", "edit_file", "replace", "apply_patch" ->
                filesModified += count;
            case "bash", "shell", "run_shell_command", "exec_command", "powershell" -> bashCommands += count;
            default -> addOther(name, count);
        }
    }

    SessionMetrics.Summary summary() {
        return new SessionMetrics.Summary(agentsSpawned, toolCalls, mcpCalls, filesModified, bashCommands);
    }

    private void addOther(String name, long count) {
        if (name.startsWith("mcp__")) {
            mcpCalls += count;
        } else {
            toolCalls += count;
        }
    }
}
