package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which rules to ask at a place of a text, by its next three characters: most places are done with after one look at a
 * table. Cases are not told apart; a few other characters are taken for each other too, so what is found is compared.
 */
final class Anchors {

    /** A literal text, and the rule that knows what may stand around it. */
    record Anchor(String text, int rule) {

        boolean isAt(String all, int at) {
            return all.regionMatches(true, at, text, 0, text.length());
        }
    }

    static final int WIDTH = 3;

    /** The low bits of a character are those of its other case. */
    private static final int BITS = 5;
    private static final int LOW = (1 << BITS) - 1;
    private static final int PLACES = 1 << WIDTH * BITS;

    private final Anchor[] @Nullable [] byBeginning = new Anchor[PLACES][];

    /** In the order of the rules: the first that matches is the one that counts. */
    Anchors(List<SecretRule> rules) {
        byBeginning[beginning(Redaction.Find.OPEN)] = new Anchor[0]; // a marker is looked at, too
        for (int rule = 0; rule < rules.size(); rule++) {
            for (String text : rules.get(rule).anchors()) {
                add(new Anchor(text, rule));
            }
        }
    }

    /** The beginning of which the last character is this one, after the beginning before it. */
    static int beginning(int before, char next) {
        return (before << BITS | next & LOW) & PLACES - 1;
    }

    /** The anchors that may stand where such a beginning does, null for none. */
    Anchor @Nullable [] at(int beginning) {
        return byBeginning[beginning];
    }

    /** Of an anchor that is shorter than a beginning any characters may be the rest. */
    private void add(Anchor anchor) {
        int first = beginning(anchor.text());
        int free = BITS * Math.max(0, WIDTH - anchor.text().length());
        for (int rest = 0; rest < 1 << free; rest++) {
            addAt(first << free | rest, anchor);
        }
    }

    private static int beginning(String text) {
        int beginning = 0;
        for (int at = 0; at < Math.min(WIDTH, text.length()); at++) {
            beginning = beginning(beginning, text.charAt(at));
        }
        return beginning;
    }

    private void addAt(int beginning, Anchor anchor) {
        Anchor[] present = byBeginning[beginning];
        var all = new ArrayList<Anchor>(present == null ? List.of() : List.of(present));
        all.add(anchor);
        byBeginning[beginning] = all.toArray(Anchor[]::new);
    }
}
