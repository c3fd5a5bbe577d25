package dev.throughline.ingest.cursor;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentHooks;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.HookCall;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.event.Draft;

/** The hooks of Cursor. A conversation is a session; a generation is what one prompt led to. */
public final class CursorHooks implements AgentHooks {

    private static final Set<String> EVENTS = Set.of("sessionStart", "sessionEnd", "preToolUse", "postToolUse",
            "postToolUseFailure", "subagentStart", "subagentStop", "beforeShellExecution", "afterShellExecution",
            "beforeMCPExecution", "afterMCPExecution", "beforeReadFile", "afterFileEdit", "beforeSubmitPrompt", "preCompact",
            "stop", "afterAgentResponse", "afterAgentThought", "beforeTabFileRead", "afterTabFileEdit", "workspaceOpen");

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public ObjectNode normal(ObjectNode payload) {
        ObjectNode normal = payload.deepCopy();
        if (payload.path("hook_event_name").isTextual()) {
            normal.put("hook_event_name", event(payload.path("hook_event_name").textValue()));
        }
        if (payload.path("conversation_id").isTextual()) {
            normal.set("session_id", payload.get("conversation_id"));
        }
        if (!payload.path("cwd").isTextual() && payload.path("workspace_roots").path(0).isTextual()) {
            normal.set("cwd", payload.path("workspace_roots").path(0));
        }
        if (payload.path("subagent_id").isTextual()) {
            normal.set("agent_id", payload.get("subagent_id"));
        }
        return normal;
    }

    /** Under the hooks of Claude Code the events have that one's names. */
    private static String event(String name) {
        String own = name.equals("UserPromptSubmit") ? "beforeSubmitPrompt" : name;
        return own.isEmpty() ? own : Character.toLowerCase(own.charAt(0)) + own.substring(1);
    }

    @Override
    public Optional<Draft> draft(HookCall call) {
        return switch (call.event()) {
            case "sessionStart" -> call.sessionStart("source", "cwd", "model", "composer_mode");
            case "beforeSubmitPrompt" -> call.spoken(EventType.PROMPT, call.text("prompt"),
                    AgentIds.livePrompt(call.id("generation_id"), call.idempotencyKey()));
            case "afterAgentResponse" -> call.spoken(EventType.RESPONSE, call.text("text"),
                    AgentIds.liveResponse(call.id("generation_id"), call.idempotencyKey()));
            case "postToolUse" -> called(call).map(tool -> answered(call, tool));
            case "postToolUseFailure" -> called(call).map(tool -> tool(call, EventType.TOOL_FAILED, tool,
                    tool.failure(call.payload().get("error_message"))));
            // the shell, MCP and file hooks repeat what postToolUse tells
            case "subagentStart" -> call.id("agent_id").map(agent -> call.event(EventType.AGENT_SPAWNED,
                    AgentIds.agentSpawned(agent), call.data("subagent_type").put("text", call.text("task"))));
            case "subagentStop" -> call.id("agent_id").map(agent -> call.event(EventType.SUBAGENT_STOPPED,
                    AgentIds.subagentStopped(agent), call.data("subagent_type").put("text", call.text("summary"))));
            case "sessionEnd" -> Optional.of(call.event(EventType.SESSION_ENDED, call.data("reason")));
            default -> Optional.empty();
        };
    }

    private static Optional<ToolCall> called(HookCall call) {
        return call.id("tool_use_id")
                .map(id -> new ToolCall(id, call.text("tool_name"), CursorOutput.parsed(call.payload().path("tool_input"))));
    }

    /** A command that fails is a success of the tool. */
    private static Draft answered(HookCall call, ToolCall tool) {
        JsonNode output = CursorOutput.parsed(call.payload().path("tool_output"));
        return output.path("exitCode").asInt(0) == 0 ? tool(call, EventType.TOOL_RESULT, tool, tool.result(output))
                : tool(call, EventType.TOOL_FAILED, tool, tool.failure(CursorOutput.failed(output)));
    }

    private static Draft tool(HookCall call, EventType type, ToolCall tool, ObjectNode data) {
        if (call.payload().path("duration").isNumber()) {
            data.put("duration_ms", call.payload().path("duration").asLong());
        }
        return call.event(type, AgentIds.tool(tool.id()), data);
    }
}
