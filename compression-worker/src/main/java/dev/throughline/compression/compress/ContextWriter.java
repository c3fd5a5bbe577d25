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

/**
 * Writes a session's context: what was asked, done and decided in it, and what is left. Its details are {@code turns},
 * {@code phase}, {@code completed[]}, {@code in_progress[]}, {@code blockers[]}, {@code decisions[]}, {@code rules[]},
 * {@code next[]},
 * {@code tasks: {planned, done}}, {@code outcome}, {@code files} by kind and {@code changes}.
 */
record ContextWriter(Progress progress) {

    private static final int MOST_FILES = 40;
    private static final int MOST_COMPLETED = 8;
    private static final int MOST_BLOCKERS = 3;
    private static final int TURNS_THAT_A_FAILURE_BLOCKS = 2;

    /**
     * Empty while there is nothing to tell, or nothing that everyone may know.
     *
     * @param at the time of the latest noteworthy event; absent where only the turn knows it
     */
    Optional<Draft> write(@Nullable Instant at) {
        var turn = progress.turn();
        Instant time = turn == null ? at : turn.lastEventAt();
        String title = title();
        return time == null || title.isEmpty() ? Optional.empty()
                : Optional.of(new Draft("context", MemoryKind.CONTEXT, false, title, body(), List.of(), files(), importance(),
                        time, List.of(), details()));
    }

    private String title() {
        if (!progress.title().isEmpty()) {
            return progress.title();
        }
        return overview().edited().isEmpty() ? findings().decided().stream().findFirst().orElse("")
                : "Work on " + overview().edited().getLast().path();
    }

    private String body() {
        var body = new StringJoiner("\n");
        add(body, "Goal: ", overview().goals().stream().limit(1).toList());
        add(body, "Edited, most first: ", List.of(TurnWriter.files(overview().edited())));
        add(body, "Deleted: ", FileUse.gone(overview().edited()));
        add(body, "Then asked: ", overview().goals().stream().skip(1).toList());
        outcomes().forEach(outcome -> add(body, "Done: ", List.of(outcome)));
        add(body, "Committed: ", findings().committed());
        findings().decided().forEach(decision -> add(body, "Decided: ", List.of(decision)));
        findings().rules().forEach(rule -> add(body, "Rule: ", List.of(rule)));
        findings().fixed().forEach(how -> add(body, "Fixed: ", List.of(how)));
        blockers().forEach(blocker -> add(body, "Still fails: ", List.of(blocker)));
        add(body, "Open: ", plan().open(progress.turns()));
        return body.toString();
    }

    /** Of the latest goals, the one at hand among them. */
    private List<String> outcomes() {
        var outcomes = new ArrayList<>(overview().outcomes());
        var turn = progress.turn();
        if (turn != null && turn.isTold() && !outcomes.contains(turn.work().outcome())) {
            outcomes.add(turn.work().outcome());
        }
        return outcomes;
    }

    private ObjectNode details() {
        var details = JsonNodeFactory.instance.objectNode().put("turns", progress.turns())
                .put("phase", Phase.of(overview().evidence()).wireName());
        put(details, "completed", completed());
        put(details, "in_progress", inProgress());
        put(details, "blockers", blockers());
        put(details, "decisions", findings().decided());
        put(details, "rules", findings().rules());
        put(details, "next", plan().open(progress.turns()));
        if (!plan().tasks().isEmpty()) {
            details.putObject("tasks").put("planned", plan().tasks().size()).put("done", plan().done().size());
        }
        outcomes().reversed().stream().limit(1).forEach(outcome -> details.put("outcome", outcome));
        FileSummary.of(overview().edited()).writeTo(details);
        return details;
    }

    /** Tasks and commits, the latest last; where there are none, the goals that came to an end. */
    private List<String> completed() {
        var completed = new ArrayList<>(plan().done());
        findings().committed().stream().filter(subject -> !completed.contains(subject)).forEach(completed::add);
        if (completed.isEmpty()) {
            overview().goals().stream().filter(goal -> !inProgress().contains(goal)).forEach(completed::add);
        }
        return Bounded.lastOf(completed, MOST_COMPLETED);
    }

    /** The tasks that are being worked on; where none is, the goal that was not answered yet. */
    private List<String> inProgress() {
        List<String> active = plan().active();
        var turn = progress.turn();
        boolean isUnanswered = turn != null && !turn.ask().isPrivate() && turn.work().outcome().isEmpty()
                && turn.ask().weight() == Request.Weight.MEANINGFUL;
        return active.isEmpty() && isUnanswered && turn != null ? List.of(turn.ask().title()) : active;
    }

    /** Commands that failed lately and did not succeed since. */
    private List<String> blockers() {
        return progress.failing().reversed().stream()
                .filter(failure -> !failure.isPrivate() && failure.isBlocking()
                        && progress.turns() - failure.turn() < TURNS_THAT_A_FAILURE_BLOCKS)
                .map(TurnWriter::inWords).distinct().limit(MOST_BLOCKERS).toList();
    }

    private List<String> files() {
        return FileUse.ranked(overview().edited()).stream().limit(MOST_FILES).toList();
    }

    private double importance() {
        return 4.5 + (overview().edited().isEmpty() ? 0 : 1) + Math.min(1, findings().decided().size() * 0.5)
                + Math.min(1, plan().open(0).size() * 0.5);
    }

    private Overview overview() {
        return progress.overview();
    }

    private Findings findings() {
        return overview().findings();
    }

    private Plan plan() {
        return overview().plan();
    }

    private static void put(ObjectNode details, String field, List<String> texts) {
        texts.forEach(details.putArray(field)::add);
    }

    private static void add(StringJoiner body, String label, List<String> items) {
        String line = String.join("; ", items);
        if (!line.isEmpty()) {
            body.add(label + line);
        }
    }
}
