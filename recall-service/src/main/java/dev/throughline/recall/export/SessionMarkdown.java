package dev.throughline.recall.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.recall.session.EventView;
import dev.throughline.recall.session.SessionDetail;
import dev.throughline.recall.session.SessionView;

/** A text for people: what the session was, then a heading for each prompt, and under it what was said and done. */
final class SessionMarkdown implements SessionText {

    private static final int TITLE_CHARACTERS = 100;
    private static final int DETAIL_CHARACTERS = 200;

    private final OutputStream out;
    private int turns;

    SessionMarkdown(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(SessionDetail detail) throws IOException {
        SessionView session = detail.session();
        line("# " + title(session.title().isEmpty() ? session.id() : session.title()));
        line("");
        property("Session", session.id());
        property("Project", session.project());
        property("User", session.user());
        property("Tool", session.tool());
        property("Model", session.model());
        property("Machine", session.machine());
        property("Branch", session.branch());
        property("Goes on from", session.parentId());
        property("Began", session.startedAt().toString());
        property("Last event", session.lastEventAt().toString());
        property("Status", session.status() + (session.endReason() == null ? "" : ", " + session.endReason()));
        property("Tags", String.join(", ", session.tags()));
        property("Outcome", Stream.of("status", "outcome").map(field -> detail.ending().path(field).asText(""))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(": ")));
    }

    @Override
    public void add(List<EventView> events) throws IOException {
        for (EventView event : events) {
            add(event);
        }
    }

    @Override
    public void end(long events) throws IOException {
        line("");
        line("---");
        line("");
        line(events + " events.");
    }

    private void add(EventView event) throws IOException {
        JsonNode data = event.data();
        switch (event.type()) {
            case "prompt" -> prompt(event);
            case "response" -> said(data.path("text").asText(""));
            case "tool_result" -> item(data.path("tool_name").asText("tool"), object(data.path("input")));
            case "tool_failed" -> item(data.path("tool_name").asText("tool") + " failed", data.path("error").asText(""));
            case "action" -> item("Action", data.path("type").asText(""));
            case "decision" -> item("Decided", data.path("text").asText(""));
            case "finding" -> item("Found", data.path("text").asText(""));
            case "error" -> item("Error", data.path("message").asText(""));
            case "goal_added", "goal_updated" -> item("Goal " + data.path("status").asText(""), goal(data));
            case "agent_spawned" -> item("Agent spawned", data.path("task").asText(data.path("agent_type").asText("")));
            case "file_access" -> item("File " + data.path("action").asText("read"), data.path("path").asText(""));
            case "session_ended" -> item("Ended", data.path("reason").asText(""));
            case "compacted" -> item("Compacted", data.path("summary").asText(""));
            default -> {
            }
        }
    }

    private void prompt(EventView event) throws IOException {
        String text = event.data().path("text").asText("");
        line("");
        line("## " + ++turns + ". " + title(text));
        line("");
        line(event.occurredAt() + (event.isPrivate() ? ", private" : ""));
        line("");
        line(text.lines().map(words -> "> " + words).collect(Collectors.joining("\n")));
    }

    /** A heading of an answer must not look like one of this text. */
    private void said(String text) throws IOException {
        line("");
        line(text.lines().map(words -> words.startsWith("#") ? "\\" + words : words).collect(Collectors.joining("\n")));
        line("");
    }

    private void item(String name, String detail) throws IOException {
        line("- **" + name.strip() + "**" + (detail.isBlank() ? "" : ": " + code(cut(detail, DETAIL_CHARACTERS))));
    }

    private void property(String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            line("- " + name + ": " + code(value));
        }
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String goal(JsonNode data) {
        return data.path("description").asText(data.path("text").asText(data.path("goal_id").asText("")));
    }

    /** The most telling field of a tool's input: a file, a command, a pattern. */
    private static String object(JsonNode input) {
        return Stream.of("file_path", "path", "command", "pattern", "query", "url", "description")
                .map(field -> input.path(field).asText("")).filter(text -> !text.isEmpty()).findFirst()
                .orElse(input.isEmpty() ? "" : input.toString());
    }

    /** Verbatim, whatever marks are in it. */
    private static String code(String text) {
        String line = text.lines().collect(Collectors.joining(" ")).strip();
        String fence = line.contains("`") ? "``" : "`";
        return line.contains("``") ? line.replace('`', '\'') : fence + (fence.length() > 1 ? " " + line + " " : line) + fence;
    }

    private static String title(String text) {
        String first = text.lines().map(String::strip).filter(words -> !words.isEmpty()).findFirst().orElse("(no text)");
        return cut(first.replaceAll("^#+\\s*", ""), TITLE_CHARACTERS);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }
}
