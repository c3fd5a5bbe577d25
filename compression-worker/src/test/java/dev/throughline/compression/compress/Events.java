package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.memory.MemoryKind;

/** Builds a session's events one after the other, and compresses them. */
final class Events {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final List<SessionEvent> events = new ArrayList<>();

    static Events in(String folder) {
        return new Events().add(EventType.SESSION_STARTED, null, false, data().put("cwd", folder));
    }

    Events prompt(String text) {
        return add(EventType.PROMPT, null, false, data().put("text", text));
    }

    Events privatePrompt(String text) {
        return add(EventType.PROMPT, null, true, data().put("text", text));
    }

    Events response(String text) {
        return add(EventType.RESPONSE, null, false, data().put("text", text));
    }

    Events edit(String path) {
        return tool("Edit", input -> input.put("file_path", path));
    }

    Events read(String path) {
        return tool("Read", input -> input.put("file_path", path));
    }

    Events editBySubAgent(String path) {
        var data = data().put("tool_name", "Write");
        data.putObject("input").put("file_path", path);
        return add(EventType.TOOL_RESULT, "agent-7", false, data);
    }

    Events responseBySubAgent(String text) {
        return add(EventType.RESPONSE, "agent-7", false, data().put("text", text));
    }

    Events run(String command) {
        return tool("Bash", input -> input.put("command", command));
    }

    Events fail(String command, String error) {
        var data = data().put("tool_name", "Bash").put("error", error);
        data.putObject("input").put("command", command);
        return add(EventType.TOOL_FAILED, null, false, data);
    }

    Events todo(String done, String open) {
        return tool("TodoWrite", input -> {
            var todos = input.putArray("todos");
            todos.addObject().put("content", done).put("status", "completed");
            todos.addObject().put("content", open).put("status", "pending");
        });
    }

    Events decision(String text, String rationale) {
        return add(EventType.DECISION, null, false, data().put("text", text).put("rationale", rationale).put("impact", "high"));
    }

    Events write(String path, String output) {
        var data = data().put("tool_name", "Write").put("output", output);
        data.putObject("input").put("file_path", path);
        return add(EventType.TOOL_RESULT, null, false, data);
    }

    Events say(String speaker, String text) {
        return add(EventType.PROMPT, null, false, data().put("text", text).put("speaker", speaker));
    }

    /** A question with two options and the answer to it. */
    Events ask(String question, String answer, String reason, String other) {
        var data = data().put("tool_name", "AskUserQuestion").put("output",
                "User answered: \"" + question + "\"=\"" + answer + "\".");
        var options = data.putObject("input").putArray("questions").addObject().put("question", question).putArray("options");
        options.addObject().put("label", answer).put("description", reason);
        options.addObject().put("label", other).put("description", "");
        return add(EventType.TOOL_RESULT, null, false, data);
    }

    Events working(String subject) {
        return tool("TodoWrite",
                input -> input.putArray("todos").addObject().put("content", subject).put("status", "in_progress"));
    }

    List<SessionEvent> list() {
        return List.copyOf(events);
    }

    Compressed compressed() {
        return new Compressor().compress(Progress.START, events);
    }

    List<Draft> drafts(MemoryKind kind) {
        return compressed().drafts().stream().filter(draft -> draft.kind() == kind).toList();
    }

    Draft only(MemoryKind kind) {
        var drafts = drafts(kind);
        if (drafts.size() != 1) {
            throw new AssertionError("Not one " + kind + " but " + drafts.size());
        }
        return drafts.getFirst();
    }

    private Events tool(String name, Consumer<ObjectNode> input) {
        var data = data().put("tool_name", name).put("output", "");
        input.accept(data.putObject("input"));
        return add(EventType.TOOL_RESULT, null, false, data);
    }

    private Events add(EventType type, String agentId, boolean isPrivate, ObjectNode data) {
        int number = events.size() + 1;
        events.add(new SessionEvent("acme", "session-1", "event-" + number, "ada", null, type, null, START.plusSeconds(number),
                START, Source.HOOK, "claude-code", "laptop", "main", agentId, isPrivate, null, 0, data));
        return this;
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
