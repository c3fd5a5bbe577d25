package dev.throughline.ingest.claudecode;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;

/**
 * Makes an event of a hook payload of Claude Code, or nothing of one that carries no memory. One reading for one payload.
 *
 * @param payload what the agent wrote
 * @param sessionId taken from it and checked
 * @param origin where it comes from
 * @param occurredAt when, where the shim says so: the payload has no time
 * @param idempotencyKey by which a call sent again is known
 */
public record ClaudeCodeHooks(ObjectNode payload, String sessionId, Draft.Origin origin, @Nullable Instant occurredAt,
        @Nullable String idempotencyKey) {

    /** All events up to version 2.1.317; a later one is accepted too, and dropped under one name. */
    public static final Set<String> EVENTS = Set.of("SessionStart", "Setup", "UserPromptSubmit", "UserPromptExpansion",
            "PreToolUse", "PermissionRequest", "PermissionDenied", "PostToolUse", "PostToolUseFailure", "PostToolBatch",
            "Notification", "MessageDisplay", "SubagentStart", "SubagentStop", "TaskCreated", "TaskCompleted", "Stop",
            "StopFailure", "TeammateIdle", "InstructionsLoaded", "ConfigChange", "CwdChanged", "DirectoryAdded", "FileChanged",
            "WorktreeCreate", "WorktreeRemove", "PreCompact", "PostCompact", "PreModelSwitch", "PostModelSwitch", "Elicitation",
            "ElicitationResult", "SessionEnd");

    /** The event of this payload, or nothing. */
    public Optional<Draft> draft(String hookEvent) {
        return switch (hookEvent) {
            case "SessionStart" -> sessionStart();
            case "UserPromptSubmit" -> spoken(EventType.PROMPT, HumanText.of(text("prompt")),
                    Names.livePrompt(promptId(), idempotencyKey));
            case "Stop" -> spoken(EventType.RESPONSE, text("last_assistant_message").strip(),
                    Names.liveResponse(promptId(), idempotencyKey));
            case "PostToolUse" -> toolCall().map(call -> tool(EventType.TOOL_RESULT, call,
                    call.result(payload.get("tool_response"))));
            case "PostToolUseFailure" -> toolCall().map(call -> tool(EventType.TOOL_FAILED, call,
                    call.failure(payload.get("error"))));
            case "SubagentStart" -> agentId().map(agent -> event(EventType.AGENT_SPAWNED, Names.agentSpawned(agent),
                    data("agent_type")));
            case "SubagentStop" -> agentId().map(agent -> event(EventType.SUBAGENT_STOPPED, Names.subagentStopped(agent),
                    data("agent_type").put("text", text("last_assistant_message").strip())));
            case "TaskCreated" -> task(EventType.GOAL_ADDED, "task-created:", "open");
            case "TaskCompleted" -> task(EventType.GOAL_UPDATED, "task-completed:", "completed");
            case "PostCompact" -> Optional.of(event(EventType.COMPACTED, Names.call(idempotencyKey),
                    data("trigger").put("summary", text("compact_summary"))));
            case "StopFailure" -> Optional.of(event(EventType.NOTIFICATION, Names.call(idempotencyKey),
                    data("error").put("message", "The turn ended with an error: " + text("error"))));
            case "Notification" -> notification();
            case "SessionEnd" -> Optional.of(event(EventType.SESSION_ENDED, Names.call(idempotencyKey), data("reason")));
            default -> Optional.empty();
        };
    }

    /** A compaction starts nothing: PostCompact tells of it. A cleared or forked session has an id of its own. */
    private Optional<Draft> sessionStart() {
        ObjectNode data = data("source", "cwd", "model", "agent_type", "session_title");
        return switch (text("source")) {
            case "compact" -> Optional.empty();
            case "resume" -> Optional.of(event(EventType.SESSION_RESUMED, Names.call(idempotencyKey), data));
            default -> Optional.of(event(EventType.SESSION_STARTED, Names.SESSION_STARTED, data));
        };
    }

    private Optional<Draft> spoken(EventType type, String text, Naming naming) {
        return text.isEmpty() ? Optional.empty()
                : Optional.of(event(type, naming, JsonNodeFactory.instance.objectNode().put("text", text)));
    }

    private Draft tool(EventType type, ToolCall call, ObjectNode data) {
        if (payload.path("duration_ms").isIntegralNumber()) {
            data.set("duration_ms", payload.get("duration_ms"));
        }
        if (payload.path("is_interrupt").isBoolean()) {
            data.set("is_interrupt", payload.get("is_interrupt"));
        }
        return event(type, Names.tool(call.id()), data);
    }

    private Optional<ToolCall> toolCall() {
        return Names.agentsOwn(payload.get("tool_use_id"))
                .map(id -> new ToolCall(id, text("tool_name"), payload.get("tool_input")));
    }

    private Optional<Draft> task(EventType type, String prefix, String status) {
        Naming naming = Names.agentsOwn(payload.get("task_id")).map(id -> Naming.given(prefix + id))
                .orElseGet(() -> Names.call(idempotencyKey));
        ObjectNode data = data("task_id", "teammate_name").put("text", text("task_subject")).put("status", status);
        if (!text("task_description").isEmpty()) {
            data.put("description", text("task_description"));
        }
        return Optional.of(event(type, naming, data));
    }

    /** Only what tells of work that was done; the others ask the person at the keyboard for something. */
    private Optional<Draft> notification() {
        return text("notification_type").equals("agent_completed")
                ? Optional.of(event(EventType.NOTIFICATION, Names.call(idempotencyKey), data("message", "title")))
                : Optional.empty();
    }

    private Draft event(EventType type, Naming naming, ObjectNode data) {
        return new Draft(sessionId, type, null, occurredAt, agentId().orElse(null), naming, data, origin);
    }

    private Optional<String> agentId() {
        return Names.agentsOwn(payload.get("agent_id"));
    }

    private Optional<String> promptId() {
        return Names.agentsOwn(payload.get("prompt_id"));
    }

    /** These fields of the payload, those that are there. */
    private ObjectNode data(String... fields) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            if (!text(field).isEmpty()) {
                data.put(field, text(field));
            }
        }
        return data;
    }

    private String text(String field) {
        JsonNode value = payload.get(field);
        return value != null && value.isTextual() ? value.textValue() : "";
    }
}
