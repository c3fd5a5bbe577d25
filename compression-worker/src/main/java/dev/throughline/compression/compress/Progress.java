package dev.throughline.compression.compress;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the rules carry from a session's events to its next ones. Every list in it is bounded, so that a turn costs the
 * same in the first hour of a session and in its last.
 *
 * @param folder in which the agent works, by which its paths are made relative; "" while it is not known
 * @param title of the session: its first meaningful request
 * @param turns begun so far
 * @param passages so far
 * @param topic the title of the latest meaningful turn
 * @param turn the one that goes on; absent before the first prompt
 * @param failing commands that failed and did not succeed since
 * @param notes kept only to write better
 */
public record Progress(
        String folder,
        String title,
        int turns,
        int passages,
        String topic,
        @Nullable OpenTurn turn,
        List<Failure> failing,
        Overview overview,
        Notes notes) {

    public static final Progress START = new Progress("", "", 0, 0, "", null, List.of(), Overview.EMPTY, Notes.NONE);

    private static final int MOST_FAILING = 8;
    private static final int MOST_TOP_FILES = 10;

    /** A session without progress is {@code {}} in the database. */
    @SuppressWarnings("ConstantValue")
    public Progress {
        folder = folder == null ? "" : folder;
        title = title == null ? "" : title;
        topic = topic == null ? "" : topic;
        failing = failing == null ? List.of() : List.copyOf(failing);
        overview = overview == null ? Overview.EMPTY : overview;
        notes = notes == null ? Notes.NONE : notes;
    }

    Progress in(String knownFolder) {
        return new Progress(knownFolder, title, turns, passages, topic, turn, failing, overview, notes);
    }

    /** With the next turn begun. */
    Progress begun(OpenTurn next, Request request) {
        boolean isTopic = !next.ask().isPrivate() && request.weight() == Request.Weight.MEANINGFUL;
        String named = title.isEmpty() && isTopic ? request.title() : title;
        return new Progress(folder, named, turns + 1, passages, isTopic ? request.title() : topic, next, failing, overview,
                notes);
    }

    Progress withPassage() {
        return new Progress(folder, title, turns, passages + 1, topic, turn, failing, overview, notes);
    }

    Progress with(@Nullable OpenTurn changed) {
        return new Progress(folder, title, turns, passages, topic, changed, failing, overview, notes);
    }

    Progress with(Overview changed) {
        return new Progress(folder, title, turns, passages, topic, turn, failing, changed, notes);
    }

    Progress with(List<Failure> changed) {
        return new Progress(folder, title, turns, passages, topic, turn, Bounded.lastOf(changed, MOST_FAILING), overview,
                notes);
    }

    Progress with(Notes changed) {
        return new Progress(folder, title, turns, passages, topic, turn, failing, overview, changed);
    }

    /** The files that the turn at hand edited most. */
    List<String> topFiles() {
        return turn == null ? List.of() : FileUse.ranked(turn.work().edited()).stream().limit(MOST_TOP_FILES).toList();
    }

    boolean isPrivate() {
        return turn != null && turn.ask().isPrivate();
    }
}
