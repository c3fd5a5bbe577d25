package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.memory.MemoryKind;

/** Writes a session's context: what was asked, done and decided in it, and what is left. */
final class ContextWriter {

    private static final int MOST_FILES = 40;

    /**
     * Empty while there is nothing to tell, or nothing that everyone may know.
     *
     * @param at the time of the latest noteworthy event; absent where only the turn knows it
     */
    Optional<Draft> write(Progress progress, @Nullable Instant at) {
        Overview overview = progress.overview();
        var turn = progress.turn();
        Instant time = turn == null ? at : turn.lastEventAt();
        String title = title(progress);
        return time == null || title.isEmpty() ? Optional.empty()
                : Optional.of(new Draft("context", MemoryKind.CONTEXT, false, title, body(progress), List.of(), files(overview),
                        importance(overview), time, List.of(), details(progress)));
    }

    private static String title(Progress progress) {
        Overview overview = progress.overview();
        if (!progress.title().isEmpty()) {
            return progress.title();
        }
        return overview.edited().isEmpty() ? overview.decided().stream().findFirst().orElse("")
                : "Work on " + overview.edited().getLast().path();
    }

    private static String body(Progress progress) {
        Overview overview = progress.overview();
        var body = new StringJoiner("\n");
        add(body, "Goal: ", overview.goals().stream().limit(1).toList());
        add(body, "Edited, most first: ", List.of(TurnWriter.files(overview.edited())));
        add(body, "Then asked: ", overview.goals().stream().skip(1).toList());
        outcomes(progress).forEach(outcome -> add(body, "Done: ", List.of(outcome)));
        overview.decided().forEach(decision -> add(body, "Decided: ", List.of(decision)));
        overview.fixed().forEach(how -> add(body, "Fixed: ", List.of(how)));
        add(body, "Open: ", overview.open(progress.turns()));
        return body.toString();
    }

    /** Of the latest goals, the one at hand among them. */
    private static List<String> outcomes(Progress progress) {
        var outcomes = new ArrayList<>(progress.overview().outcomes());
        var turn = progress.turn();
        if (turn != null && turn.isTold() && !outcomes.contains(turn.work().outcome())) {
            outcomes.add(turn.work().outcome());
        }
        return outcomes;
    }

    /** What the project's state is made of. */
    private static ObjectNode details(Progress progress) {
        var details = JsonNodeFactory.instance.objectNode();
        details.put("turns", progress.turns());
        outcomes(progress).reversed().stream().limit(1).forEach(outcome -> details.put("outcome", outcome));
        progress.overview().open(progress.turns()).forEach(details.putArray("open")::add);
        progress.overview().decided().forEach(details.putArray("decided")::add);
        return details;
    }

    private static List<String> files(Overview overview) {
        return FileUse.ranked(overview.edited()).stream().limit(MOST_FILES).toList();
    }

    private static double importance(Overview overview) {
        return 4.5 + (overview.edited().isEmpty() ? 0 : 1) + Math.min(1, overview.decided().size() * 0.5)
                + Math.min(1, overview.open(0).size() * 0.5);
    }

    private static void add(StringJoiner body, String label, List<String> items) {
        String line = String.join("; ", items);
        if (!line.isEmpty()) {
            body.add(label + line);
        }
    }
}
