package dev.throughline.ingest.copilot;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentHooks;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.HookCall;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.agent.ToolContents;
import dev.throughline.ingest.event.Draft;

/** The hooks of Copilot CLI, in both forms of their payloads. They give no ids, and at a turn's end no response. */
public final class CopilotHooks implements AgentHooks {

    private static final Set<String> EVENTS = Set.of("SessionStart", "SessionEnd", "UserPromptSubmit", "UserPromptTransformed",
            "PreToolUse", "PostToolUse", "PostToolUseFailure", "PermissionRequest", "Stop", "SubagentStart", "SubagentStop",
            "ErrorOccurred", "PreCompact", "Notification");

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public ObjectNode normal(ObjectNode payload) {
        return CopilotPayload.normal(payload);
    }

    @Override
    public Optional<Draft> draft(HookCall call) {
        return switch (call.event()) {
            case "SessionStart" -> call.sessionStart("source", "cwd");
            case "UserPromptSubmit" -> call.spoken(EventType.PROMPT, call.text("prompt"),
                    AgentIds.livePrompt(Optional.empty(), call.idempotencyKey()));
            case "Stop" -> call.spoken(EventType.RESPONSE, call.text("last_assistant_message"),
                    AgentIds.liveResponse(Optional.empty(), call.idempotencyKey()));
            case "PostToolUse" -> tool(call, EventType.TOOL_RESULT, CopilotPayload.result(call.payload()));
            case "PostToolUseFailure" -> tool(call, EventType.TOOL_FAILED, call.payload().path("error"));
            case "SubagentStop" -> call.subagentStop();
            case "ErrorOccurred" -> error(call);
            case "SessionEnd" -> Optional.of(call.event(EventType.SESSION_ENDED, call.data("reason")));
            default -> Optional.empty();
        };
    }

    private static Optional<Draft> tool(HookCall call, EventType type, JsonNode answer) {
        if (call.text("tool_name").isEmpty()) {
            return Optional.empty();
        }
        ToolCall tool = CopilotTool.called("", call.text("tool_name"), call.payload().get("tool_input"));
        ObjectNode data = type == EventType.TOOL_FAILED ? tool.failure(answer) : tool.result(answer);
        data.remove("tool_use_id");
        return Optional.of(call.event(type, ToolContents.live(call.idempotencyKey()), data));
    }

    /** Faults from which the agent goes on by itself are not worth remembering. */
    private static Optional<Draft> error(HookCall call) {
        boolean isRecoverable = call.payload().path("recoverable").asBoolean(true);
        String message = call.payload().path("error").path("message").asText("");
        return isRecoverable || message.isEmpty() ? Optional.empty()
                : Optional.of(call.event(EventType.NOTIFICATION, call.data("error_context").put("message",
                        "The turn ended with an error: " + message)));
    }
}
