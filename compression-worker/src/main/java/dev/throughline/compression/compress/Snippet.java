package dev.throughline.compression.compress;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/**
 * A piece of code that is worth keeping.
 *
 * @param language as the fence names it, in lower case
 * @param lead what was said before it
 * @param importance 0–10
 */
record Snippet(Type type, String language, String lead, String code, double importance) {

    private static final int MOST_TITLE = 110;

    /** What a snippet is; the first five are those of reports by clients. */
    enum Type {
        DECISION,
        PATTERN,
        LESSON,
        BLOCKER,
        STATE,
        /** For the shell. */
        COMMAND,
        /** Settings of a tool or service. */
        CONFIGURATION,
        /** A schema, or the declaration of a type. */
        CODE;

        /** The name in JSON, for example {@code command}. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Snippets.Slot slot() {
        return new Snippets.Slot(Fingerprint.of(code), importance);
    }

    Draft draft(SessionEvent event, int slot, boolean isPrivate) {
        var details = JsonNodeFactory.instance.objectNode().put("type", type.wireName()).put("language", language)
                .put("importance", importance).put("said_by", event.type() == EventType.PROMPT ? "user" : "assistant");
        return new Draft("snippet/" + slot, MemoryKind.SNIPPET, isPrivate, Text.gist(lead, MOST_TITLE), code,
                List.of(), List.of(), importance, event.occurredAt(), List.of(event.id()), details);
    }
}
