package dev.throughline.common.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one kind of secret is recognised. The scanner walks the text once and asks a rule only where one of its anchors
 * stands, so a rule costs nothing in a text without them.
 *
 * @param kind as it stands in the marker and in the audit log, for example {@code github-token}
 * @param anchors literal texts, in lower case, with one of which every match begins; compared without regard to case
 * @param form matched from the anchor on; a group named {@code secret} is what is taken out, else the whole match
 * @param check what a candidate must stand up to beyond its form
 */
record SecretRule(String kind, List<String> anchors, Pattern form, Check check) {

    /** Decides on a candidate by its content: entropy, placeholders, references. */
    @FunctionalInterface
    interface Check {
        boolean isSecret(String candidate);
    }

    /** Where a secret stands in the text. */
    record Span(int start, int end) {
    }

    static final Span NONE = new Span(-1, -1);

    SecretRule {
        anchors = List.copyOf(anchors);
    }

    /** A kind that its form alone gives away. */
    static SecretRule ofForm(String kind, String form, String... anchors) {
        return new SecretRule(kind, List.of(anchors), Pattern.compile(form), candidate -> true);
    }

    /** A matcher for one text, to be used for all of its anchors. */
    Matcher matcher(String text) {
        return form.matcher(text).useTransparentBounds(true);
    }

    /** The secret whose match begins at this place, or {@link #NONE}. */
    Span find(Matcher matcher, String text, int at) {
        matcher.region(at, text.length());
        if (!matcher.lookingAt()) {
            return NONE;
        }
        boolean isPart = matcher.namedGroups().containsKey("secret");
        int start = isPart ? matcher.start("secret") : matcher.start();
        int end = isPart ? matcher.end("secret") : matcher.end();
        return start >= 0 && check.isSecret(text.substring(start, end)) ? new Span(start, end) : NONE;
    }
}
