package dev.throughline.common.memory;

import java.util.regex.Pattern;

/**
 * The word with which a text says that it is a decision: where a heading or another label says so, it would stand there twice.
 */
public final class DecisionLabel {

    private static final Pattern LABEL = Pattern.compile(
            "\\A(?:(?:key|final|design|architecture|architectural|technical) )?(?:decision(?: made)?|decided)\\s*:\\s*",
            Pattern.CASE_INSENSITIVE);

    private DecisionLabel() {
    }

    /** The text without it. */
    public static String dropFrom(String text) {
        return LABEL.matcher(text).replaceFirst("");
    }
}
