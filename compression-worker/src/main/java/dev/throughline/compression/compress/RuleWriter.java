package dev.throughline.compression.compress;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/** Writes what is to be kept in mind: the rules and corrections of a person, and the findings that a client reports. */
final class RuleWriter {

    private static final int MOST_TITLE = 160;
    private static final int MOST_BODY = 2_000;
    private static final double RULE = 7.5;
    private static final double CORRECTION = 5.5;
    private static final double FINDING = 6;

    private RuleWriter() {
    }

    /** In the person's own words. */
    static Draft write(SessionEvent event, Rule rule, boolean isPrivate) {
        var details = JsonNodeFactory.instance.objectNode().put("said_by", "user");
        return new Draft(rule.kind().wireName() + "/" + Fingerprint.of(rule.sentence()), rule.kind(), isPrivate,
                Text.cutAtWord(rule.sentence(), MOST_TITLE), rule.words(), List.of(), List.of(),
                rule.kind() == MemoryKind.FACT ? RULE : CORRECTION, event.occurredAt(), List.of(event.id()), details);
    }

    /** A finding event. */
    static Draft finding(SessionEvent event, boolean isPrivate) {
        String text = event.text("text");
        return new Draft("learning/" + Fingerprint.of(text), MemoryKind.LEARNING, isPrivate, Text.gist(text, MOST_TITLE),
                Text.beginning(text, MOST_BODY), List.of(), List.of(), FINDING, event.occurredAt(), List.of(event.id()),
                JsonNodeFactory.instance.objectNode().put("said_by", "client"));
    }
}
