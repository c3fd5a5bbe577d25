package dev.throughline.compression.compress;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/** Writes what was said, word for word. */
final class PassageWriter {

    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_TITLE = 90;
    private static final int SHORT = 40;
    private static final int LONGEST_NARRATION = 240;
    private static final Pattern NARRATION = Pattern.compile(
            "(?i)(?:[^.!]{0,60}[.!] )?(?:(?:ok|okay|good|great|perfect|now|first|next|then|also|step \\d+)[,:]? ?)*(?:let me|let's|i'll|i will|now |i need to|i'm going to|update |step \\d)");

    private PassageWriter() {
    }

    /** What was said, without what nobody said. */
    record Said(String text, String title, Request.Weight weight) {
    }

    /** Of a response. */
    static String title(Prose prose) {
        return prose.gist(MOST_TITLE);
    }

    /** @param progress with this passage counted */
    static Draft write(SessionEvent event, Progress progress, Said said) {
        boolean isPrompt = event.type() == EventType.PROMPT;
        var details = JsonNodeFactory.instance.objectNode()
                .put("role", isPrompt ? "user" : "assistant")
                .put("ordinal", progress.passages())
                .put("turn", progress.turns());
        if (!event.text("speaker").isBlank()) {
            details.put("speaker", event.text("speaker"));
        }
        return new Draft("passage/" + event.id(), MemoryKind.PASSAGE, event.isPrivate() || progress.isPrivate(),
                said.title(), Text.beginning(said.text(), MOST_CHARACTERS), List.of(), List.of(),
                importance(said.weight(), isPrompt, said.text()), event.occurredAt(), List.of(event.id()), details);
    }

    /** "Now let me run the tests": what an agent says between two tool calls. */
    private static boolean isNarration(String text) {
        return text.length() < SHORT || text.length() < LONGEST_NARRATION && NARRATION.matcher(text).lookingAt();
    }

    private static double importance(Request.Weight weight, boolean isPrompt, String text) {
        return switch (weight) {
            case NOD -> 0.5;
            case ROUTINE -> 1;
            case MEANINGFUL -> isPrompt ? 3 - (text.length() < SHORT ? 1 : 0) : isNarration(text) ? 1 : 2.5;
        };
    }
}
