package dev.throughline.ingest.claudecode;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentHooks;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.HookCall;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;

/** The hooks of Claude Code, all up to version 2.1.317. */
public final class ClaudeCodeHooks implements AgentHooks {

    private static final Set<String> EVENTS = Set.of("SessionStart", "Setup", "UserPromptSubmit", "UserPromptExpansion",
            "PreToolUse", "PermissionRequest", "PermissionDenied", "PostToolUse", "PostToolUseFailure", "PostToolBatch",
            "Notification", "MessageDisplay", "SubagentStart", "SubagentStop", "TaskCreated", "TaskCompleted", "Stop",
            "StopFailure", "TeammateIdle", "InstructionsLoaded", "ConfigChange", "CwdChanged", "DirectoryAdded", "FileChanged",
            "WorktreeCreate", "WorktreeRemove", "PreCompact", "PostCompact", "PreModelSwitch", "PostModelSwitch", "Elicitation",
            "ElicitationResult", "SessionEnd");

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public Optional<Draft> draft(HookCall call) {
        return switch (call.event()) {
            case "SessionStart" -> call.sessionStart("source", "cwd", "model", "agent_type", "session_title");
            case "UserPromptSubmit" -> call.spoken(EventType.PROMPT, HumanText.of(call.text("prompt")),
                    AgentIds.livePrompt(call.id("prompt_id"), call.idempotencyKey()));
            case "Stop" -> call.spoken(EventType.RESPONSE, call.text("last_assistant_message"),
                    AgentIds.liveResponse(call.id("prompt_id"), call.idempotencyKey()));
            case "PostToolUse" -> toolCall(call).map(tool -> tool(call, EventType.TOOL_RESULT, tool,
                    tool.result(call.payload().get("tool_response"))));
            case "PostToolUseFailure" -> toolCall(call).map(tool -> tool(call, EventType.TOOL_FAILED, tool,
                    tool.failure(call.payload().get("error"))));
            case "SubagentStart" -> call.subagentStart();
            case "SubagentStop" -> call.subagentStop();
            case "TaskCreated" -> task(call, EventType.GOAL_ADDED, "task-created:", "open");
            case "TaskCompleted" -> task(call, EventType.GOAL_UPDATED, "task-completed:", "completed");
            case "PostCompact" -> Optional.of(call.event(EventType.COMPACTED,
                    call.data("trigger").put("summary", call.text("compact_summary"))));
            case "StopFailure" -> Optional.of(call.event(EventType.NOTIFICATION,
                    call.data("error").put("message", "The turn ended with an error: " + call.text("error"))));
            case "Notification" -> notification(call);
            case "SessionEnd" -> Optional.of(call.event(EventType.SESSION_ENDED, call.data("reason")));
            default -> Optional.empty();
        };
    }

    private static Draft tool(HookCall call, EventType type, ToolCall tool, ObjectNode data) {
        if (call.payload().path("duration_ms").isIntegralNumber()) {
            data.set("duration_ms", call.payload().get("duration_ms"));
        }
        if (call.payload().path("is_interrupt").isBoolean()) {
            data.set("is_interrupt", call.payload().get("is_interrupt"));
        }
        return call.event(type, AgentIds.tool(tool.id()), data);
    }

    private static Optional<ToolCall> toolCall(HookCall call) {
        return call.id("tool_use_id").map(id -> new ToolCall(id, call.text("tool_name"), call.payload().get("tool_input")));
    }

    private static Optional<Draft> task(HookCall call, EventType type, String prefix, String status) {
        Naming naming = call.id("task_id").map(id -> Naming.given(prefix + id))
                .orElseGet(() -> AgentIds.call(call.idempotencyKey()));
        ObjectNode data = call.data("task_id", "teammate_name").put("text", call.text("task_subject")).put("status", status);
        if (!call.text("task_description").isEmpty()) {
            data.put("description", call.text("task_description"));
        }
        return Optional.of(call.event(type, naming, data));
    }

    /** Only what tells of work that was done; the others ask the person at the keyboard for something. */
    private static Optional<Draft> notification(HookCall call) {
        return call.text("notification_type").equals("agent_completed")
                ? Optional.of(call.event(EventType.NOTIFICATION, call.data("message", "title")))
                : Optional.empty();
    }
}
