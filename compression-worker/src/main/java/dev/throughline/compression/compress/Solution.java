package dev.throughline.compression.compress;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/** A failure, and the command that succeeded after it: what lies between them is what fixed it. */
record Solution(Failure failure, Command success) {

    private static final int MOST_TITLE = 160;
    private static final int MOST_NAMED = 5;
    private static final double IMPORTANCE = 6;
    // what a formatter settles by itself is nothing to remember
    private static final Pattern TRIVIAL = Pattern
            .compile("(?i).*\\b(?:format(?:ter|ting|ted)?|prettier|reformat|unused|warnings were)\\b.*");

    /** Empty where it came and went, and nobody knows why. */
    static Optional<Solution> of(Failure failure, Command success) {
        boolean isSameCall = success.calls().containsAll(failure.calls());
        boolean isKnown = !failure.editedSince().isEmpty() || !failure.ranSince().isEmpty() || !isSameCall;
        return isKnown && !failure.error().isEmpty() ? Optional.of(new Solution(failure, success)) : Optional.empty();
    }

    boolean isWorthKeeping() {
        return !failure.editedSince().isEmpty() && !isBehindWrapper() && !isTrivial();
    }

    boolean isTrivial() {
        return TRIVIAL.matcher(failure.error()).matches();
    }

    /** One line, for the turn and the context. */
    String inWords() {
        String failed = failure.key() + " failed (" + Text.cutAtWord(failure.error(), MOST_TITLE) + ")";
        if (!failure.editedSince().isEmpty() && !isBehindWrapper()) {
            return failed + " until " + String.join(", ", Bounded.lastOf(failure.editedSince(), MOST_NAMED)) + " changed";
        }
        return failure.ranSince().isEmpty() || isBehindWrapper() ? failed + "; worked as: " + success.text()
                : failed + " until " + failure.ranSince().getLast() + " was run";
    }

    /** The call itself was right, and only not what stood before it. */
    private boolean isBehindWrapper() {
        return failure.keys().stream().noneMatch(success.keys()::contains);
    }

    Draft draft(SessionEvent event, boolean isPrivate) {
        var body = new StringJoiner("\n")
                .add("Failed: " + failure.command())
                .add("Error: " + failure.error())
                .add("Fixed by editing: " + String.join(", ", failure.editedSince()))
                .add("Then passed: " + success.text());
        var details = JsonNodeFactory.instance.objectNode().put("command", failure.command()).put("error", failure.error());
        return new Draft("solution/" + Fingerprint.of(failure.key() + "\n" + failure.error()), MemoryKind.SOLUTION, isPrivate,
                Text.cutAtWord(failure.key() + ": " + failure.error(), MOST_TITLE), body.toString(), List.of(),
                failure.editedSince(), IMPORTANCE, event.occurredAt(), List.of(event.id()), details);
    }
}
