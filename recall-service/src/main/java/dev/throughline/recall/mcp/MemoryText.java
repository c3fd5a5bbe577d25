package dev.throughline.recall.mcp;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.briefing.Excerpt;
import dev.throughline.recall.memory.MemoryHistory;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.search.SearchAnswer;

/** Writes memories for a model: one line of each, or one of them whole. */
final class MemoryText {

    private static final int TITLE_CHARACTERS = 120;
    private static final int LINE_CHARACTERS = 240;
    private static final int BODY_CHARACTERS = 16_000;
    private static final int MOST_NAMES = 20;

    private MemoryText() {
    }

    /** "" where nothing was found. */
    static String lines(SearchAnswer answer) {
        return answer.hits().isEmpty() ? ""
                : answer.hits().size() + " of " + answer.total() + ":\n"
                        + answer.hits().stream().map(MemoryText::line).collect(Collectors.joining("\n"));
    }

    static String whole(MemoryHistory history) {
        StoredMemory memory = history.memory();
        return "# " + Excerpt.of(memory.title(), TITLE_CHARACTERS) + "\n"
                + memory.kind().wireName() + " " + memory.id() + " (version " + memory.version() + ") of "
                + memory.occurredAt() + place(memory.projectKey(), memory.sessionId()) + "\n"
                + named("Made from the events", memory.eventIds())
                + named("Files", memory.files())
                + named("Tags", memory.tags())
                + (memory.supersededBy() == null ? "" : "Out of date, replaced by: " + memory.supersededBy() + "\n")
                + named("Replaces", history.supersedes())
                + "\n" + Excerpt.whole(memory.body(), BODY_CHARACTERS);
    }

    private static String line(SearchAnswer.Hit hit) {
        return "- " + LocalDate.ofInstant(hit.occurredAt(), ZoneOffset.UTC) + " " + hit.kind().wireName() + " " + hit.id()
                + String.format(Locale.ROOT, " (score %.1f", hit.score()) + place(hit.project(), hit.sessionId()) + "): "
                + Excerpt.of(hit.text().startsWith(hit.title()) ? hit.text() : hit.title() + " – " + hit.text(),
                        LINE_CHARACTERS);
    }

    private static String place(@Nullable String project, @Nullable String session) {
        return (project == null ? "" : ", " + project) + (session == null ? "" : ", session " + session);
    }

    private static String named(String what, List<?> values) {
        return values.isEmpty() ? ""
                : what + ": " + values.stream().limit(MOST_NAMES).map(Object::toString).collect(Collectors.joining(", "))
                        + (values.size() > MOST_NAMES ? " and " + (values.size() - MOST_NAMES) + " more" : "") + "\n";
    }
}
