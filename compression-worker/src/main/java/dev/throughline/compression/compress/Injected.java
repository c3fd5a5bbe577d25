package dev.throughline.compression.compress;

import java.util.regex.Pattern;

/**
 * What the suite, or the agent, put into a text and nobody said: our own briefings, the wrappings of hooks, reminders. To
 * remember it would be to remember that one remembered.
 */
final class Injected {

    private static final Pattern BRIEFING = Pattern.compile("\\A\\s*# (?:Earlier work\\b|Where .{1,200} stands\\s*\\n).*",
            Pattern.DOTALL);
    private static final Pattern WRAPPED = Pattern.compile(
            "(?s)<(user-prompt-submit-hook|session-start-hook|system-reminder|hook_additional_context|local-command-caveat)>.*?</\\1>");
    private static final Pattern HOOK_LINE = Pattern
            .compile(
                    "(?m)^(?:UserPromptSubmit|SessionStart|PostToolUse|PreToolUse)(?::\\w+)? hook (?:additional context|success|error)\\b.*$\\n?");

    private Injected() {
    }

    /** "" where nothing else is left. */
    static String without(String text) {
        String kept = text.contains("-hook>") || text.contains("<system-reminder>") || text.contains("_context>")
                || text.contains("-caveat>") ? WRAPPED.matcher(text).replaceAll("") : text;
        kept = kept.contains(" hook ") ? HOOK_LINE.matcher(kept).replaceAll("") : kept;
        return kept.contains("# ") && BRIEFING.matcher(kept).matches() ? "" : kept;
    }
}
