package dev.throughline.common.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one kind of secret is recognised. The scanner walks the text once and asks a rule only where one of its anchors
 * stands, so a rule costs nothing in a text without them.
 *
 * @param kind as it stands in the marker and in the audit log, for example {@code github-token}
 * @param anchors literal texts that every match holds at the same place; cases count only in one with a capital
 * @param lead how many characters of the match stand before the anchor
 * @param form matched from that many characters before the anchor on; a group named {@code secret} is what is taken out,
 *        else the whole match
 * @param check what a candidate must stand up to beyond its form
 */
record SecretRule(String kind, List<String> anchors, int lead, Pattern form, Check check) {

    /** Decides on a candidate by its content: entropy, placeholders, references. */
    @FunctionalInterface
    interface Check {
        boolean isSecret(String candidate);
    }

    /** Where a secret stands in the text. */
    record Span(int start, int end) {
    }

    static final Span NONE = new Span(-1, -1);

    private static final String PART = "secret";

    SecretRule {
        anchors = List.copyOf(anchors);
    }

    /** A rule whose matches begin with an anchor. */
    SecretRule(String kind, List<String> anchors, Pattern form, Check check) {
        this(kind, anchors, 0, form, check);
    }

    /** A kind that its form alone gives away. */
    static SecretRule ofForm(String kind, String form, String... anchors) {
        return new SecretRule(kind, List.of(anchors), Pattern.compile(form), Candidates::isToken);
    }

    /** Whether the rule knows its secret by what stands around it. */
    boolean isOfContext() {
        return form.namedGroups().containsKey(PART);
    }

    /** Whether a match can only begin where a word does. */
    boolean isWord() {
        return lead == 0 && form.pattern().startsWith(Forms.START);
    }

    /** A matcher for one text, to be used for all of its anchors. */
    Matcher matcher(CharSequence text) {
        return form.matcher(text).useTransparentBounds(true);
    }

    /** The secret whose match has its anchor at this place, or {@link #NONE}. */
    Span find(Matcher matcher, String text, int at) {
        matcher.region(Math.max(0, at - lead), text.length());
        if (!matcher.lookingAt()) {
            return NONE;
        }
        boolean isPart = isOfContext();
        int start = isPart ? matcher.start(PART) : matcher.start();
        int end = isPart ? matcher.end(PART) : matcher.end();
        return start >= 0 && check.isSecret(text.substring(start, end)) ? new Span(start, end) : NONE;
    }
}
