package dev.throughline.compression.compress;

import java.util.regex.Pattern;

/**
 * Takes Markdown off a text: code blocks, the marks of headings, lists and tables, emphasis and links. What looks like mark-up
 * and is none, such as {@code __init__} or {@code src/**}, stays.
 */
final class Markup {

    private static final String FENCE = "```";
    // says where it stands, and nothing of the matter
    private static final Pattern EMPTY_HEADING = Pattern.compile(
            "(?i)(?:#{1,6}[ \\t]+|\\*\\*)(?:context|overview|summary|background|problem|changes(?: made)?|what (?:was )?changed|details?|implementation|plan|result)s?:?(?:\\*\\*)?:?[ \\t]*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}[ \\t]+(.*?)[ \\t:]*");
    private static final Pattern LINE_MARK = Pattern
            .compile("(?:>[ \\t]+|[-*+•][ \\t]+(?:\\[[ xX]][ \\t]+)?|\\d{1,2}[.)][ \\t]+)");
    private static final Pattern RULE = Pattern.compile("\\|.*|[-=_*]{3,}[ \\t]*");
    private static final Pattern BOLD = Pattern
            .compile("(?<![\\w/\\\\*.])\\*\\*(?=[^\\s*/])(.+?)(?<=[^\\s*/(])\\*\\*(?![\\w/*])");
    private static final Pattern UNDERLINED = Pattern.compile("(?<!\\w)__(?=\\S)([^_\\n]*\\s[^_\\n]*?)__(?!\\w)");
    private static final Pattern LINK = Pattern.compile("!?\\[([^]\\n]+)]\\([^)\\s]+\\)");

    private Markup() {
    }

    /** The text without marks; its lines are kept. */
    static String without(String text) {
        String prose = withoutCode(text);
        var plain = new StringBuilder(prose.length());
        String heading = "";
        for (String line : prose.lines().toList()) {
            String bare = line.strip();
            if (bare.isEmpty()) {
                plain.append('\n');
                continue;
            }
            plain.append(heading.isEmpty() ? "" : heading + ":\n");
            heading = bare.charAt(0) == '#' ? heading(bare) : "";
            if (heading.isEmpty()) {
                plain.append(inline(withoutLineMark(bare))).append('\n');
            }
        }
        return plain.append(heading).toString().strip();
    }

    /** A heading without its mark; "" for a line that is none, or one that says nothing. */
    private static String heading(String line) {
        var heading = HEADING.matcher(line);
        return heading.matches() && !EMPTY_HEADING.matcher(line).matches() ? withoutColon(inline(heading.group(1))) : "";
    }

    private static String withoutColon(String heading) {
        return heading.endsWith(":") ? heading.substring(0, heading.length() - 1) : heading;
    }

    private static String withoutLineMark(String line) {
        char first = line.charAt(0);
        if (first == '#' || first == '*') {
            if (EMPTY_HEADING.matcher(line).matches()) {
                return "";
            }
        }
        if ("|-=_*".indexOf(first) >= 0 && RULE.matcher(line).matches()) {
            return "";
        }
        boolean canBeMarked = ">-*+•".indexOf(first) >= 0 || first >= '0' && first <= '9';
        var mark = LINE_MARK.matcher(line);
        return canBeMarked && mark.lookingAt() ? line.substring(mark.end()) : line;
    }

    private static String inline(String line) {
        String plain = line.contains("**") ? BOLD.matcher(line).replaceAll("$1") : line;
        plain = plain.contains("__") ? UNDERLINED.matcher(plain).replaceAll("$1") : plain;
        return plain.contains("](") ? LINK.matcher(plain).replaceAll("$1") : plain;
    }

    private static String withoutCode(String text) {
        int open = text.indexOf(FENCE);
        if (open < 0) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int from = 0;
        while (open >= 0) {
            kept.append(text, from, open).append(' ');
            int close = text.indexOf(FENCE, open + FENCE.length());
            from = close < 0 ? text.length() : close + FENCE.length();
            open = text.indexOf(FENCE, from);
        }
        return kept.append(text, from, text.length()).toString();
    }
}
