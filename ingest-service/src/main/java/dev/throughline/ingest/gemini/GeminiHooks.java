package dev.throughline.ingest.gemini;

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

/** The hooks of Gemini CLI. They give no ids; at a turn's end they tell the prompt again. */
public final class GeminiHooks implements AgentHooks {

    private static final Set<String> EVENTS = Set.of("SessionStart", "SessionEnd", "BeforeAgent", "AfterAgent", "BeforeModel",
            "BeforeToolSelection", "AfterModel", "BeforeTool", "AfterTool", "Notification", "PreCompress");
    private static final String NO_RESPONSE = "[no response text]";

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public Optional<Draft> draft(HookCall call) {
        return switch (call.event()) {
            case "SessionStart" -> call.sessionStart("source", "cwd");
            case "BeforeAgent" -> call.spoken(EventType.PROMPT, GeminiText.human(call.text("prompt")),
                    AgentIds.livePrompt(Optional.empty(), call.idempotencyKey()));
            case "AfterAgent" -> response(call);
            case "AfterTool" -> tool(call);
            case "SessionEnd" -> Optional.of(call.event(EventType.SESSION_ENDED, call.data("reason")));
            default -> Optional.empty();
        };
    }

    private static Optional<Draft> response(HookCall call) {
        String text = call.text("prompt_response").strip();
        return text.isEmpty() || text.equals(NO_RESPONSE) ? Optional.empty()
                : Optional.of(call.event(EventType.RESPONSE, GeminiTurns.live(call.idempotencyKey()),
                        GeminiTurns.data(text, call.text("prompt"))));
    }

    private static Optional<Draft> tool(HookCall call) {
        if (call.text("tool_name").isEmpty()) {
            return Optional.empty();
        }
        JsonNode response = call.payload().path("tool_response");
        JsonNode error = response.path("error");
        boolean isError = !error.isMissingNode() && !error.isNull();
        var result = GeminiResult.of(isError ? error : response.path("llmContent"), isError);
        ObjectNode data = result.data(new ToolCall("", call.text("tool_name"), call.payload().get("tool_input")));
        data.remove("tool_use_id");
        return Optional.of(call.event(result.type(), ToolContents.live(call.idempotencyKey()), data));
    }
}
