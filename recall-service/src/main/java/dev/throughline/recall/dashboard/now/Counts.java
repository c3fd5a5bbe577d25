package dev.throughline.recall.dashboard.now;

import dev.throughline.recall.dashboard.Texts;

/** How many sessions there are, as far as it is worth counting. */
public record Counts(int active, int total) {

    static final int MOST_ACTIVE = 1_000;
    static final int MOST = 10_000;

    public String activeText() {
        return text(active, MOST_ACTIVE);
    }

    public String totalText() {
        return text(total, MOST);
    }

    private static String text(int number, int most) {
        return Texts.grouped(number) + (number < most ? "" : "+");
    }
}
