package dev.throughline.benchmark.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.benchmark.transcript.Transcript;

/**
 * A session as its file tells of it: what was asked, and which files were edited after each question. The same reading as
 * {@code session_recall.py}.
 *
 * @param asked in their order
 * @param edited all files, sub-agents' too
 */
record WorkedSession(Transcript transcript, String id, Instant began, List<Asked> asked, Set<String> edited) {

    /** What a person typed, and the files that were edited until the next prompt. */
    record Asked(String text, Set<String> edited) {
    }

    private static final Set<String> EDITS = Set.of("Edit", "Write", "MultiEdit", "NotebookEdit");
    private static final List<String> NOT_TYPED = List.of("<command-", "<local-command", "Caveat:", "[Request interrupted");
    private static final Pattern REMINDER = Pattern.compile("(?s)<system-reminder>.*?</system-reminder>");
    private static final int LEAST_WORDS = 3;

    /** Empty for a file that is no session. */
    static Optional<WorkedSession> of(Transcript transcript) {
        var records = transcript.lines().stream().map(Transcript.Line::json).toList();
        var began = records.stream().map(record -> record.path("timestamp").asText()).filter(at -> !at.isEmpty()).findFirst();
        var id = records.stream().map(record -> record.path("sessionId").asText()).filter(text -> !text.isEmpty()).findFirst();
        if (began.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        var asked = new ArrayList<Asked>();
        var edited = new LinkedHashSet<String>();
        for (JsonNode record : records) {
            String text = typed(record);
            if (!text.isEmpty()) {
                asked.add(new Asked(text, new HashSet<>()));
            }
            for (String file : edits(record, transcript.folder())) {
                edited.add(file);
                if (!asked.isEmpty()) {
                    asked.getLast().edited().add(file);
                }
            }
        }
        return Optional.of(new WorkedSession(transcript, id.get(), Instant.parse(began.get()), asked, edited));
    }

    /** The prompts that say something. */
    List<Asked> questions() {
        return asked.stream().filter(one -> one.text().split("\\s+").length >= LEAST_WORDS).toList();
    }

    private static String typed(JsonNode record) {
        JsonNode content = record.path("message").path("content");
        boolean isOther = !record.path("type").asText().equals("user") || record.path("isMeta").asBoolean()
                || record.path("isSidechain").asBoolean() || record.path("isCompactSummary").asBoolean();
        if (isOther || content.findParents("tool_use_id").stream().anyMatch(JsonNode::isObject)) {
            return "";
        }
        var texts = new ArrayList<String>();
        content.forEach(block -> texts.add(block.path("text").asText()));
        String text = REMINDER.matcher(content.isTextual() ? content.asText() : String.join("\n", texts)).replaceAll("")
                .strip();
        return NOT_TYPED.stream().anyMatch(text::startsWith) ? "" : text;
    }

    private static List<String> edits(JsonNode record, String folder) {
        var files = new ArrayList<String>();
        for (JsonNode block : record.path("message").path("content")) {
            if (block.path("type").asText().equals("tool_use") && EDITS.contains(block.path("name").asText())) {
                JsonNode input = block.path("input");
                String file = input.path("file_path").asText(input.path("notebook_path").asText()).replace('\\', '/');
                files.add(!folder.isEmpty() && file.startsWith(folder)
                        ? file.substring(folder.length()).replaceFirst("^/+", "")
                        : file);
            }
        }
        files.removeIf(String::isEmpty);
        return files;
    }
}
