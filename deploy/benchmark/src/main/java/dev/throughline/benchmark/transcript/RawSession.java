package dev.throughline.benchmark.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a session's file says for itself, read without any of the suite's own rules: the measure of what survives must not
 * depend on what is measured.
 *
 * @param folder in which the agent works, "" where it is not known
 * @param calls the finished tool calls in the order in which they ended
 * @param prompts what a person typed, without commands of the agent's own and injected text
 * @param conversation all that was said: prompts, answers, the inputs and outputs of tools
 */
public record RawSession(String folder, List<Call> calls, List<String> prompts, String conversation) {

    /**
     * A tool call that has ended.
     *
     * @param isOfMain false in a sub-agent
     * @param line of the file in which it ended, from 0
     */
    public record Call(String tool, JsonNode input, boolean hasFailed, String output, boolean isOfMain, int line) {

        public String input(String field) {
            return input.path(field).asText();
        }
    }

    /** What Claude Code writes in a person's name. */
    private static final List<String> NOT_TYPED = List.of("<command-", "<local-command", "<system-reminder", "<bash-",
            "<task-notification", "Caveat: The messages below", "[Request interrupted", "Implement the following plan:",
            "This session is being continued");

    public static RawSession of(Transcript transcript) {
        var reader = new Reader();
        transcript.lines().forEach(line -> reader.read(line.json()));
        return new RawSession(transcript.folder(), List.copyOf(reader.calls), List.copyOf(reader.prompts),
                String.join("\n", reader.said));
    }

    /** Goes through the records once. */
    private static final class Reader {

        private final Map<String, JsonNode> begun = new HashMap<>();
        private final List<Call> calls = new ArrayList<>();
        private final List<String> prompts = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private int line = -1;

        void read(JsonNode record) {
            line++;
            JsonNode content = record.path("message").path("content");
            if (content.isTextual()) {
                text(record, content.asText());
            }
            for (JsonNode block : content) {
                switch (block.path("type").asText()) {
                    case "text" -> text(record, block.path("text").asText());
                    case "tool_use" -> begin(block);
                    case "tool_result" -> end(record, block);
                    default -> {
                    }
                }
            }
        }

        private void text(JsonNode record, String text) {
            said.add(text);
            boolean isTyped = record.path("type").asText().equals("user") && isOfMain(record)
                    && !record.path("isMeta").asBoolean() && !record.path("isCompactSummary").asBoolean()
                    && NOT_TYPED.stream().noneMatch(text.strip()::startsWith);
            if (isTyped) {
                prompts.add(text);
            }
        }

        private void begin(JsonNode use) {
            begun.put(use.path("id").asText(), use);
            said.add(use.path("input").toString());
        }

        private void end(JsonNode record, JsonNode result) {
            String output = output(result.path("content"));
            said.add(output);
            JsonNode use = begun.remove(result.path("tool_use_id").asText());
            if (use != null) {
                calls.add(new Call(use.path("name").asText(), use.path("input"), result.path("is_error").asBoolean(), output,
                        isOfMain(record), line));
            }
        }

        private static String output(JsonNode content) {
            if (content.isTextual()) {
                return content.asText();
            }
            var texts = new ArrayList<String>();
            content.forEach(block -> texts.add(block.path("text").asText()));
            return String.join("\n", texts);
        }

        private static boolean isOfMain(JsonNode record) {
            return !record.path("isSidechain").asBoolean();
        }
    }
}
