package dev.throughline.recall.mcp;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.request.Parameters;

/** How much a tool takes in and gives out: less than REST does, since a model reads all of it. */
final class Bounds {

    private static final int MOST_QUESTION_CHARACTERS = 4_000;

    private Bounds() {
    }

    /** A number as the services' parameters have it; ends the call where it is out of bounds. */
    static String number(String name, @Nullable Integer wanted, int otherwise, int least, int most) {
        var reader = new Parameters();
        int number = reader.number(name, wanted == null ? null : wanted.toString(), otherwise, least, most);
        reader.check();
        return Integer.toString(number);
    }

    /** A short text; ends the call where it is none. */
    static String name(String name, String text) {
        var reader = new Parameters();
        reader.text(name, text);
        reader.check();
        return text;
    }

    /** The beginning of a question: a model that passes a whole file asks with its first lines. */
    static String question(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), MOST_QUESTION_CHARACTERS));
    }
}
