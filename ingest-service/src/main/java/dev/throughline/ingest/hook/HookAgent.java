package dev.throughline.ingest.hook;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.ingest.agent.AgentHooks;
import dev.throughline.ingest.claudecode.ClaudeCodeHooks;
import dev.throughline.ingest.codex.CodexHooks;
import dev.throughline.ingest.copilot.CopilotHooks;
import dev.throughline.ingest.cursor.CursorHooks;
import dev.throughline.ingest.gemini.GeminiHooks;

/** The agents whose hooks are known, by the name that stands in the path and in their events. */
enum HookAgent {

    CLAUDE_CODE("claude-code", new ClaudeCodeHooks()),
    CODEX("codex", new CodexHooks()),
    COPILOT("copilot", new CopilotHooks()),
    GEMINI("gemini", new GeminiHooks()),
    CURSOR("cursor", new CursorHooks());

    private final String tool;
    private final AgentHooks hooks;

    HookAgent(String tool, AgentHooks hooks) {
        this.tool = tool;
        this.hooks = hooks;
    }

    static Optional<HookAgent> named(String tool) {
        return Arrays.stream(values()).filter(agent -> agent.tool.equals(tool)).findFirst();
    }

    /** Cursor runs the hooks of Claude Code too, with payloads of its own. */
    HookAgent orWriterOf(ObjectNode payload) {
        return this == CLAUDE_CODE && payload.has("cursor_version") ? CURSOR : this;
    }

    static String tools() {
        return Arrays.stream(values()).map(HookAgent::tool).collect(Collectors.joining(", "));
    }

    String tool() {
        return tool;
    }

    AgentHooks hooks() {
        return hooks;
    }
}
