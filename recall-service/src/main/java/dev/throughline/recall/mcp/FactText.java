package dev.throughline.recall.mcp;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.recall.briefing.Excerpt;
import dev.throughline.recall.fact.FactView;
import dev.throughline.recall.request.Page;

/** Writes facts for a model: one line of each, or one whole. */
final class FactText {

    private static final int LINE_CHARACTERS = 240;
    private static final int VALUE_CHARACTERS = 16_000;

    private FactText() {
    }

    /** "" where there are none. */
    static String lines(Page<FactView> page) {
        return page.items().isEmpty() ? ""
                : page.items().size() + " of " + page.total() + ":\n" + page.items().stream()
                        .map(fact -> "- " + heading(fact) + ": " + Excerpt.of(text(fact.value()), LINE_CHARACTERS))
                        .collect(Collectors.joining("\n"));
    }

    static String whole(FactView fact) {
        return "# " + heading(fact) + "\n"
                + (fact.tags().isEmpty() ? "" : "Tags: " + String.join(", ", fact.tags()) + "\n")
                + (fact.expiresAt() == null ? "" : "Ends: " + fact.expiresAt() + "\n")
                + "\n" + Excerpt.whole(text(fact.value()), VALUE_CHARACTERS);
    }

    private static String heading(FactView fact) {
        return fact.key() + " (version " + fact.version() + " of " + LocalDate.ofInstant(fact.updatedAt(), ZoneOffset.UTC)
                + ", " + fact.visibility() + ", set by " + fact.ownerId() + ")";
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
