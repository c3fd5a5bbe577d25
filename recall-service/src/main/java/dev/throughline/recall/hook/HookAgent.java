package dev.throughline.recall.hook;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The agents whose hooks are answered, by the name that stands in the path: at which of their events they take a text, and
 * in what form.
 */
enum HookAgent {

    CLAUDE_CODE("claude-code", Set.of("SessionStart"), Set.of("UserPromptSubmit"), HookAnswer.OfEvent::of),
    CODEX("codex", Set.of("SessionStart"), Set.of("UserPromptSubmit"), HookAnswer.OfEvent::of),
    GEMINI("gemini", Set.of("SessionStart"), Set.of("BeforeAgent"), HookAnswer.OfEvent::of),
    COPILOT("copilot", Set.of("SessionStart", "sessionStart"), Set.of(), (event, text) -> new HookAnswer.Plain(text)),
    CURSOR("cursor", Set.of("sessionStart", "SessionStart"), Set.of(), (event, text) -> new HookAnswer.PlainSnakeCase(text));

    private final String tool;
    private final Set<String> starts;
    private final Set<String> prompts;
    private final BiFunction<String, String, HookAnswer> form;

    HookAgent(String tool, Set<String> starts, Set<String> prompts, BiFunction<String, String, HookAnswer> form) {
        this.tool = tool;
        this.starts = starts;
        this.prompts = prompts;
        this.form = form;
    }

    static Optional<HookAgent> named(String tool) {
        return Arrays.stream(values()).filter(agent -> agent.tool.equals(tool)).findFirst();
    }

    static String tools() {
        return Arrays.stream(values()).map(agent -> agent.tool).collect(Collectors.joining(", "));
    }

    /** Cursor runs the hooks of Claude Code too, with payloads of its own. */
    HookAgent orWriterOf(JsonNode payload) {
        return this == CLAUDE_CODE && payload.has("cursor_version") ? CURSOR : this;
    }

    boolean isStart(String event) {
        return starts.contains(event);
    }

    boolean isPrompt(String event) {
        return prompts.contains(event);
    }

    /** The answer that puts this text before the agent, or an empty one. */
    HookAnswer answer(String event, String text) {
        return text.isEmpty() ? HookAnswer.NOTHING : form.apply(event, text);
    }
}
