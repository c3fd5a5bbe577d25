package dev.throughline.compression.compress;

import java.util.List;
import java.util.regex.Pattern;

/** The part of a prompt that a person typed: what stands before a pasted plan, log or page. */
final class Typed {

    /** Nobody types more than this at once; it was pasted. */
    private static final int LONGEST = 800;
    private static final Pattern PASTED_LINE = Pattern
            .compile("\\s*(?:#{1,6} .*|```.*|[|❯➜⏺└├│┌╭]+.*|\\$ .*|>+ .*|at \\S+.*|<[/\\w!].*|[{}].*|\\[[\\w\\d :./-]+].*"
                    + "|(?:\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d).*|\\+\\+\\+ .*|--- .*|@@ .*|diff --git .*|.*\\d+\\s*[|│].*|Traceback .*"
                    + "|[\\w.]*(?:Error|Exception)\\b.*|\\*\\*\\w.*|Run \\w+.*)");
    private static final List<String> BOILERPLATE = List.of("Base directory for this skill", "Caveat:",
            "This session is being continued",
            "You are ", "Your task is", "Summarize this", "Implement the following plan", "/", "<", "#");

    private Typed() {
    }

    /** "" where nothing of it was typed. */
    static String part(String prompt) {
        String text = prompt.strip();
        if (BOILERPLATE.stream().anyMatch(text::startsWith)) {
            return "";
        }
        var typed = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (typed.length() + line.length() > LONGEST) {
                return "";
            }
            if (PASTED_LINE.matcher(line).matches()) {
                break;
            }
            typed.append(line).append('\n');
        }
        return typed.toString().strip();
    }
}
