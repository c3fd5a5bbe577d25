package dev.throughline.ingest.codex;

import java.util.Optional;
import java.util.Set;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentHooks;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.HookCall;
import dev.throughline.ingest.event.Draft;

/** The hooks of Codex. Each payload of a turn names the turn, in which a person may send more than one prompt. */
public final class CodexHooks implements AgentHooks {

    private static final Set<String> EVENTS = Set.of("SessionStart", "SessionEnd", "SubagentStart", "SubagentStop",
            "UserPromptSubmit", "PreToolUse", "PermissionRequest", "PostToolUse", "PreCompact", "PostCompact", "Stop",
            "StopFailure", "Interrupt");

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public Optional<Draft> draft(HookCall call) {
        return switch (call.event()) {
            case "SessionStart" -> call.sessionStart("source", "cwd", "model");
            case "UserPromptSubmit" -> call.spoken(EventType.PROMPT, call.text("prompt"),
                    AgentIds.livePromptInTurn(call.id("turn_id"), call.idempotencyKey()));
            case "Stop" -> call.spoken(EventType.RESPONSE, call.text("last_assistant_message"),
                    AgentIds.liveResponse(call.id("turn_id"), call.idempotencyKey()));
            case "PostToolUse" -> call.id("tool_use_id").map(id -> tool(call, id));
            case "SubagentStart" -> call.subagentStart();
            case "SubagentStop" -> call.subagentStop();
            case "PostCompact" -> Optional.of(call.event(EventType.COMPACTED, call.data("trigger")));
            case "SessionEnd" -> Optional.of(call.event(EventType.SESSION_ENDED, call.data("reason")));
            default -> Optional.empty();
        };
    }

    private static Draft tool(HookCall call, String id) {
        var tool = CodexTool.called(id, call.text("tool_name"), call.payload().get("tool_input"));
        var output = CodexOutput.of(call.payload().get("tool_response"));
        return call.event(output.type(), AgentIds.tool(id), output.data(tool));
    }
}
