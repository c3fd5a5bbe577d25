package dev.throughline.benchmark.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.throughline.common.secret.Redaction.Find;

/**
 * A find and the little around it by which a reader can judge it.
 *
 * @param text one line: what stands before, the first and last characters of what was taken out and its length, what follows
 */
record Context(Find find, String text) {

    private static final Pattern MARKER = Pattern.compile("\\[secret:([a-z0-9-]+):([0-9a-f]{8})]");
    private static final int AROUND = 50;
    private static final int SHOWN = 5;

    /** The finds of a text, told by what it was before and what it is now. */
    static List<Context> between(String before, String after) {
        var contexts = new ArrayList<Context>();
        Matcher marker = MARKER.matcher(after);
        int moved = 0; // by how much a place of the cleaned text lies further on in the other
        while (marker.find()) {
            int start = marker.start() + moved;
            if (!before.startsWith(marker.group(), start)) { // else it was there already
                int end = end(before, after, start, marker.end());
                String secret = before.substring(start, end);
                contexts.add(new Context(new Find(marker.group(1), marker.group(2)),
                        oneLine(before.substring(Math.max(0, start - AROUND), start)) + "⟦" + shortened(secret) + "⟧"
                                + oneLine(before.substring(end, Math.min(before.length(), end + AROUND / 2)))));
                moved = end - marker.end();
            }
        }
        return contexts;
    }

    /** Where the text goes on in the same way behind the secret. */
    private static int end(String before, String after, int start, int rest) {
        Matcher next = MARKER.matcher(after);
        String following = after.substring(rest, next.find(rest) ? next.start() : after.length());
        if (following.length() == after.length() - rest) {
            return before.length() - following.length();
        }
        int end = before.indexOf(following, start + 1);
        return end < 0 ? start : end;
    }

    private static String shortened(String secret) {
        return secret.length() <= 2 * SHOWN ? secret
                : oneLine(secret.substring(0, SHOWN) + "…" + secret.substring(secret.length() - SHOWN)) + " " + secret.length();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s", " ");
    }
}
