package dev.throughline.recall.briefing;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.DecisionLabel;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.IndexedMemory;

/**
 * Writes what is known as facts with a date and a session, never as orders: the reader decides what follows from them. The
 * files that matter come first.
 */
final class BriefingWriter {

    private static final int MOST_FILES = 10;
    private static final int SUMMARY_CHARACTERS = 900;
    private static final int DETAIL_CHARACTERS = 320;
    private static final int SHORT_CHARACTERS = 160;
    private static final int TITLE_CHARACTERS = 120;
    private static final Pattern MARKS = Pattern.compile("\\A(?:#{1,6}|[-*•])\\s+");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private BriefingWriter() {
    }

    /** An answer to a question. */
    static Briefing answer(@Nullable String project, List<String> files, List<Item> items, Budget budget) {
        var text = new BudgetedText(budget.tokens(), budget.characters());
        text.add("# Earlier work" + (project == null ? "" : " on " + project), null);
        if (!files.isEmpty() && !items.isEmpty()) {
            addFiles(text, files);
        }
        addSessions(text, items);
        return text.briefing();
    }

    /** Where a project stands, for the start of a session. */
    static Briefing start(@Nullable String project, List<Item> items, Budget budget) {
        var text = new BudgetedText(budget.tokens(), budget.characters());
        text.add("# Where " + (project == null ? "the work" : project) + " stands", null);
        items.stream().filter(item -> item.memory().kind() == MemoryKind.STATE)
                .forEach(state -> addShrinking(text, state, "", SUMMARY_CHARACTERS * 2));
        addList(text, "## Latest decisions", items.stream().filter(item -> isDecision(item.memory())).toList());
        addSessions(text, items.stream().filter(item -> item.memory().kind() != MemoryKind.STATE)
                .filter(item -> !isDecision(item.memory())).toList());
        return text.briefing();
    }

    /** How long a text may be. */
    record Budget(int tokens, int characters) {
    }

    private static boolean isDecision(IndexedMemory memory) {
        return memory.kind() == MemoryKind.DECISION;
    }

    private static void addFiles(BudgetedText text, List<String> files) {
        for (int count = Math.min(MOST_FILES, files.size()); count > 0; count -= 3) {
            String line = "Files that such work touched, likeliest first: " + String.join(", ", files.subList(0, count));
            if (text.addShort(line, text.room() / 2)) {
                return;
            }
        }
    }

    private static void addList(BudgetedText text, String heading, List<Item> items) {
        if (!items.isEmpty() && text.add("\n" + heading, null)) {
            items.forEach(item -> text.add("- " + DAY.format(item.memory().occurredAt()) + ": "
                    + cut(whole(item.memory()), DETAIL_CHARACTERS), item));
        }
    }

    /** By session, each under its heading; what the heading says already is not said again. */
    private static void addSessions(BudgetedText text, List<Item> items) {
        var firsts = new HashMap<String, IndexedMemory>();
        for (Item item : items) {
            IndexedMemory first = firsts.putIfAbsent(item.session(), item.memory());
            if (first == null) {
                addShrinking(text, item, "\n" + heading(item.memory()) + "\n", SUMMARY_CHARACTERS);
            } else {
                String note = unsaid(item.memory(), first);
                if (!note.isEmpty()) {
                    text.add("- " + cut(oneLine(note), DETAIL_CHARACTERS), item);
                }
            }
        }
    }

    /** A session's title, its goal, its first turn and the prompt behind all of them are often one sentence. */
    private static String unsaid(IndexedMemory memory, IndexedMemory first) {
        String title = bare(first.title());
        if (title.isEmpty() || !whole(memory).startsWith(title)) {
            return label(memory) + whole(memory);
        }
        return switch (memory.kind()) {
            case PASSAGE -> "";
            case TURN -> memory.body().lines().filter(line -> !says(first, line)).collect(Collectors.joining("\n"));
            default -> label(memory) + whole(memory).substring(title.length()).replaceFirst("\\A[\\s….;:–-]+", "");
        };
    }

    /** What was edited and what came of it stand in a session's summary too, behind other labels. */
    private static boolean says(IndexedMemory memory, String line) {
        return memory.body().contains(line.substring(line.indexOf(": ") + 1).strip());
    }

    private static String bare(String title) {
        return title.endsWith("…") ? title.substring(0, title.length() - 1) : title;
    }

    /** In full, or the beginning, or no more than the heading. */
    private static void addShrinking(BudgetedText text, Item item, String heading, int most) {
        String body = body(item.memory());
        for (int characters : new int[] { most, most / 2, SHORT_CHARACTERS }) {
            if (text.add(heading + cut(body, characters), item)) {
                return;
            }
        }
    }

    private static String heading(IndexedMemory memory) {
        return "## " + DAY.format(memory.occurredAt()) + " " + cut(oneLine(memory.title()), TITLE_CHARACTERS)
                + (memory.sessionId() == null ? "" : " (session " + cut(memory.sessionId(), 12).replace("…", "") + ")");
    }

    private static String body(IndexedMemory memory) {
        return memory.kind() == MemoryKind.CONTEXT ? withoutGoal(memory) : label(memory) + unmarked(memory, memory.body());
    }

    /** The goal is the heading above it, unless that had to be cut. */
    private static String withoutGoal(IndexedMemory memory) {
        if (memory.title().length() > TITLE_CHARACTERS) {
            return memory.body();
        }
        String goal = "Goal: " + memory.title();
        return memory.body().lines().filter(line -> !line.equals(goal)).collect(Collectors.joining("\n"));
    }

    private static String label(IndexedMemory memory) {
        return switch (memory.kind()) {
            case PASSAGE -> (memory.speaker() == null ? "someone" : memory.speaker()) + " said: ";
            case TURN -> "Asked: ";
            case DECISION -> "Decided: ";
            case SOLUTION -> "Failed, then solved: ";
            case LEARNING -> "Learned: ";
            case SNIPPET -> "Snippet: ";
            case FACT -> "Known: ";
            case CONTEXT, STATE -> "";
        };
    }

    /** Title and body, unless the one begins with the other. */
    private static String whole(IndexedMemory memory) {
        String title = unmarked(memory, memory.title());
        String body = unmarked(memory, memory.body());
        return memory.kind() == MemoryKind.PASSAGE || body.startsWith(bare(title)) ? body : title + " – " + body;
    }

    /** That a decision is one, its label or its heading says. */
    private static String unmarked(IndexedMemory memory, String text) {
        return isDecision(memory) ? DecisionLabel.dropFrom(text) : text;
    }

    static String oneLine(String text) {
        return text.lines().map(BriefingWriter::bareLine).filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
    }

    /** Without the marks of a heading or an item, which mean nothing within a line. */
    private static String bareLine(String line) {
        String stripped = line.strip();
        boolean mayBeMarked = !stripped.isEmpty() && "#-*•".indexOf(stripped.charAt(0)) >= 0;
        return mayBeMarked ? MARKS.matcher(stripped).replaceFirst("") : stripped;
    }

    /** At a word, and never in the middle of a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        int end = space > most / 2 ? space : most;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end).stripTrailing() + "…";
    }
}
