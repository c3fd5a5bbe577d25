package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.token.Tokens;

/** A text that grows paragraph by paragraph and never exceeds its budgets. */
final class BudgetedText {

    /** What fits into less tells nothing, and to find that out costs as much as all before. */
    private static final int LEAST_ROOM = 12;

    private final int mostTokens;
    private final int mostCharacters;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private int tokens;
    private int characters;

    private record Paragraph(String text, @Nullable Item item) {
    }

    BudgetedText(int mostTokens, int mostCharacters) {
        this.mostTokens = mostTokens;
        this.mostCharacters = mostCharacters;
    }

    /** Adds a paragraph if there is room for it; says whether there was. */
    boolean add(String text, @Nullable Item item) {
        return add(text, item, room());
    }

    /** Adds a paragraph of no memory if it has no more than so many tokens. */
    boolean addShort(String text, int most) {
        return add(text, null, Math.min(most, room()));
    }

    private boolean add(String text, @Nullable Item item, int most) {
        if (room() < LEAST_ROOM || characters + text.length() + 1 > mostCharacters || Tokens.atLeast(text) > most) {
            return false;
        }
        int size = LineTokens.countUpTo(most, text + "\n");
        if (size > most) {
            return false;
        }
        tokens += size;
        characters += text.length() + 1;
        return paragraphs.add(new Paragraph(text, item));
    }

    /** How many tokens are left. */
    int room() {
        return mostTokens - tokens;
    }

    /** The whole. Without items it is empty. */
    Briefing briefing() {
        Briefing fitted = fitted();
        return fitted.items().isEmpty() ? Briefing.EMPTY : fitted;
    }

    /** The whole, with items or without, counted once more: tokens at the joints can differ from those of the parts. */
    Briefing fitted() {
        while (!paragraphs.isEmpty()) {
            String text = String.join("\n", paragraphs.stream().map(Paragraph::text).toList());
            int counted = LineTokens.count(text);
            if (counted <= mostTokens) {
                return new Briefing(text, counted, items());
            }
            paragraphs.removeLast();
        }
        return Briefing.EMPTY;
    }

    private List<Item> items() {
        return paragraphs.stream().map(Paragraph::item).filter(item -> item != null).distinct().toList();
    }
}
