package dev.throughline.recall.mcp;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.throughline.recall.briefing.Excerpt;
import dev.throughline.recall.session.SessionDetail;
import dev.throughline.recall.session.SessionPage;
import dev.throughline.recall.session.SessionView;
import dev.throughline.recall.session.TurnView;

/** Writes sessions for a model: one line of each, or one with its turns. */
final class SessionText {

    private static final int TITLE_CHARACTERS = 120;
    private static final int TURN_CHARACTERS = 240;
    private static final int MOST_TURNS = 50;
    private static final int MOST_FILES = 10;

    private SessionText() {
    }

    /** "" where there are none. */
    static String lines(SessionPage page) {
        return page.items().isEmpty() ? ""
                : page.items().size() + " of " + page.total() + ", the latest first:\n"
                        + page.items().stream().map(session -> "- " + line(session)).collect(Collectors.joining("\n"));
    }

    static String whole(SessionDetail detail) {
        List<TurnView> turns = detail.turns();
        int left = Math.max(0, turns.size() - MOST_TURNS);
        return "# Session " + line(detail.session()) + "\n"
                + (left == 0 ? "" : "The first " + left + " turns are left out.\n")
                + turns.stream().skip(left).map(SessionText::turn).collect(Collectors.joining("\n"));
    }

    private static String line(SessionView session) {
        String where = Stream.of(session.project(), session.tool(), session.machine(), session.branch())
                .filter(Objects::nonNull).collect(Collectors.joining(", "));
        return LocalDate.ofInstant(session.lastEventAt(), ZoneOffset.UTC) + " " + session.id() + " (" + session.status()
                + ", " + session.turnCount() + " turns" + (where.isEmpty() ? "" : ", " + where) + "): "
                + Excerpt.of(session.title(), TITLE_CHARACTERS);
    }

    private static String turn(TurnView turn) {
        return turn.ordinal() + ". " + Excerpt.of(turn.intent(), TURN_CHARACTERS)
                + (turn.outcome().isBlank() ? "" : "\n   Outcome: " + Excerpt.of(turn.outcome(), TURN_CHARACTERS))
                + (turn.filesEdited().isEmpty() ? ""
                        : "\n   Edited: " + turn.filesEdited().stream().limit(MOST_FILES).collect(Collectors.joining(", ")));
    }
}
