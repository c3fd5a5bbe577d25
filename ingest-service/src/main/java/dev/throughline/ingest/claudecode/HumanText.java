package dev.throughline.ingest.claudecode;

import java.util.List;

/**
 * The part of a user message that a person wrote: Claude Code puts reminders, the output of commands and notices of its
 * own into messages of the same kind.
 */
final class HumanText {

    private static final String REMINDER = "<system-reminder>";
    private static final String REMINDER_END = "</system-reminder>";
    private static final List<String> NOT_HUMAN = List.of("<command-", "<local-command", "<bash-", "<task-notification",
            "<user-prompt-submit-hook", "Caveat:", "[Request interrupted");

    private HumanText() {
    }

    /** The text without reminders, or "" where nothing of it is a person's. */
    static String of(String message) {
        String text = withoutReminders(message).strip();
        return NOT_HUMAN.stream().anyMatch(text::startsWith) ? "" : text;
    }

    private static String withoutReminders(String message) {
        int open = message.indexOf(REMINDER);
        if (open < 0) {
            return message;
        }
        var kept = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = message.indexOf(REMINDER_END, open);
            if (close < 0) {
                break;
            }
            kept.append(message, from, open);
            from = close + REMINDER_END.length();
            open = message.indexOf(REMINDER, from);
        }
        return kept.append(message, from, message.length()).toString();
    }
}
