package dev.throughline.ingest.copilot;

import java.io.IOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.ingest.agent.ToolCall;

/** The calls of tools in one form: the hooks write some names as Claude Code does, the transcripts never. */
final class CopilotTool {

    private static final Map<String, String> HOOK_NAMES = Map.ofEntries(Map.entry("bash", "Bash"),
            Map.entry("powershell", "Bash"), Map.entry("view", "Read"), Map.entry("create", "Write"), Map.entry("edit", "Edit"),
            Map.entry("str_replace_editor", "Edit"), Map.entry("apply_patch", "Edit"), Map.entry("grep", "Grep"),
            Map.entry("rg", "Grep"), Map.entry("glob", "Glob"), Map.entry("web_fetch", "WebFetch"),
            Map.entry("web_search", "WebSearch"), Map.entry("ask_user", "AskUserQuestion"),
            Map.entry("update_todo", "TodoWrite"), Map.entry("task", "Agent"));

    private CopilotTool() {
    }

    static ToolCall called(String id, String name, @Nullable JsonNode input) {
        return new ToolCall(id, HOOK_NAMES.getOrDefault(name, name), parsed(input));
    }

    private static @Nullable JsonNode parsed(@Nullable JsonNode input) {
        if (input == null || !input.isTextual()) {
            return input;
        }
        try {
            return Json.mapper().readTree(input.textValue());
        } catch (IOException e) {
            return input; // no JSON: as good as none
        }
    }
}
