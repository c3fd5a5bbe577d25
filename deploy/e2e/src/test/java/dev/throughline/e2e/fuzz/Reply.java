package dev.throughline.e2e.fuzz;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status 0 where nothing did
 */
record Reply(int status, String head, String body) {

    static final Reply NONE = new Reply(0, "", "");

    private static final Pattern INNARDS = Pattern.compile(
            "\\bat [\\w.$/]+\\([\\w ]+(\\.java)?(:\\d+)?\\)|\\b(java|io|org|com|dev|jakarta)(\\.[a-z]\\w*)+\\.[A-Z]\\w*|Exception\\b");

    /** Text that tells of classes and not of the request. */
    boolean showsInnards() {
        return status >= 400 && INNARDS.matcher(body).find();
    }

    boolean isRefusal() {
        return status >= 400 && !body.isBlank();
    }

    boolean isOf(String mediaType) {
        return head.toLowerCase(Locale.ROOT).contains("content-type: " + mediaType);
    }

    @Override
    public String toString() {
        return status + " " + body.substring(0, Math.min(500, body.length()));
    }
}
