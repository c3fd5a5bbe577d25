package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.memory.MemoryKind;

/** Writes the digest of one turn. */
final class TurnWriter {

    private static final int MOST_NAMED = 15;
    private static final int MOST_READ_NAMED = 8;
    private final OpenTurn open;
    private final List<Failure> failing;

    /** @param failing what failed in this turn and was not fixed */
    TurnWriter(OpenTurn open, List<Failure> failing) {
        this.open = open;
        this.failing = failing;
    }

    Turn turn() {
        var details = JsonNodeFactory.instance.objectNode();
        var work = open.work();
        work.commands().forEach(details.putArray("commands")::add);
        failing.forEach(failure -> details.withArray("failed").add(inWords(failure)));
        work.fixed().forEach(details.withArray("fixed")::add);
        describe(details);
        return new Turn(open.ask().ordinal(), open.ask().intent(), work.outcome(), open.ask().isPrivate(),
                open.ask().startedAt(), open.lastEventAt(), work.onlyRead().reversed(), FileUse.ranked(work.edited()), details);
    }

    Draft draft() {
        var ask = open.ask();
        var details = JsonNodeFactory.instance.objectNode().put("ordinal", ask.ordinal());
        describe(details);
        return new Draft("turn/" + ask.ordinal(), MemoryKind.TURN, ask.isPrivate(), ask.title(), body(), List.of(), files(),
                importance(), ask.startedAt(), open.eventIds(), details);
    }

    /** Phase, kinds of files, and what was done to each. */
    private void describe(ObjectNode details) {
        details.put("phase", Phase.of(open.work().evidence()).wireName());
        FileSummary.of(open.work().edited()).writeTo(details);
    }

    private String body() {
        var work = open.work();
        var body = new StringJoiner("\n");
        add(body, "Edited: ", files(work.edited()));
        add(body, "Deleted: ", String.join(", ", FileUse.gone(work.edited())));
        add(body, "Read: ", work.edited().isEmpty()
                ? String.join(", ", work.onlyRead().stream().limit(MOST_READ_NAMED).toList())
                : "");
        add(body, "Ran: ", String.join("; ", work.commands()));
        work.fixed().forEach(how -> add(body, "Fixed: ", how));
        failing.forEach(failure -> add(body, "Still failed: ", inWords(failure)));
        add(body, "Outcome: ", work.outcome());
        add(body, "Asked: ", open.ask().title().startsWith(open.ask().intent()) ? "" : open.ask().intent());
        return body.length() == 0 ? open.ask().intent() : body.toString();
    }

    /** Most edited first, with how often where that is more than once. */
    static String files(List<FileUse> uses) {
        List<String> ranked = FileUse.ranked(uses);
        var named = new ArrayList<String>();
        ranked.stream().limit(MOST_NAMED).forEach(path -> named.add(path + times(uses, path)));
        return String.join(", ", named) + (ranked.size() > MOST_NAMED ? " and " + (ranked.size() - MOST_NAMED) + " more" : "");
    }

    private static String times(List<FileUse> uses, String path) {
        int edits = uses.stream().filter(use -> use.path().equals(path)).mapToInt(FileUse::edits).sum();
        return edits > 1 ? " (" + edits + "×)" : "";
    }

    static String inWords(Failure failure) {
        return failure.command() + (failure.error().isEmpty() ? "" : " – " + failure.error());
    }

    private List<String> files() {
        return Stream.concat(FileUse.ranked(open.work().edited()).stream(), open.work().onlyRead().stream()).toList();
    }

    private double importance() {
        var work = open.work();
        double said = switch (open.ask().weight()) {
            case MEANINGFUL -> 3;
            case ROUTINE -> 1.5;
            case NOD -> 2;
        };
        return Math.min(8, said + Math.min(3, work.edited().size() * 0.5) + Math.min(1, work.fixed().size()));
    }

    private static void add(StringJoiner body, String label, String text) {
        if (!text.isEmpty()) {
            body.add(label + text);
        }
    }
}
