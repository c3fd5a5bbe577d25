package dev.throughline.common.privacy;

/**
 * Cuts {@code <private>…</private>} out of a text. A tag that is never closed hides the rest of the text: losing a line is
 * better than keeping what somebody wanted hidden.
 *
 * @param text what may be kept
 * @param wasCut whether anything was private
 */
public record PrivateText(String text, boolean wasCut) {

    private static final String OPEN = "<private>";
    private static final String CLOSE = "</private>";

    /** The text without its private parts; tags are read in any case and may be nested. */
    public static PrivateText cut(String text) {
        int open = nextOpen(text, 0);
        if (open < 0) {
            return new PrivateText(text, false);
        }
        var kept = new StringBuilder(text.length());
        int from = 0;
        while (open >= 0) {
            kept.append(text, from, open);
            from = endOf(text, open);
            open = nextOpen(text, from);
        }
        return new PrivateText(kept.append(text, from, text.length()).toString(), true);
    }

    /** Behind the tag that closes the one at {@code open}; one pass, however many tags are nested. */
    private static int endOf(String text, int open) {
        int depth = 1;
        int at = text.indexOf('<', open + 1);
        while (at >= 0) {
            if (isAt(text, OPEN, at)) {
                depth++;
            } else if (isAt(text, CLOSE, at) && --depth == 0) {
                return at + CLOSE.length();
            }
            at = text.indexOf('<', at + 1);
        }
        return text.length();
    }

    private static int nextOpen(String text, int from) {
        int at = text.indexOf('<', from);
        while (at >= 0 && !isAt(text, OPEN, at)) {
            at = text.indexOf('<', at + 1);
        }
        return at;
    }

    private static boolean isAt(String text, String tag, int at) {
        return text.regionMatches(true, at, tag, 0, tag.length());
    }
}
