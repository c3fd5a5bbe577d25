package dev.throughline.common.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.secret.SecretRule.Span;

/**
 * Takes secrets out of a text in one pass. A text already cleaned stays as it is, so the scanner may run again with newer
 * rules. Thread-safe; make one and keep it.
 */
public final class SecretScanner implements Redactor {

    private static final int FINGERPRINT_BYTES = 4;
    private static final int ASCII = 128;
    private static final String MARKER = "[secret:";
    /** The low bits of a character are those of its other case. */
    private static final int BITS = 5;
    private static final int LOW = (1 << BITS) - 1;

    private final List<SecretRule> rules;
    /** For each first character the anchors that begin with it, so that most characters cost one look. */
    private final Anchor[][] anchors = new Anchor[ASCII][];

    /** Whether any anchor begins like this, by {@link #beginning}: most places are done with after one look. */
    private final boolean[] beginnings = new boolean[1 << 3 * BITS];

    private record Anchor(String text, int rule) {
    }

    SecretScanner(List<SecretRule> rules) {
        this.rules = List.copyOf(rules);
        for (int rule = 0; rule < rules.size(); rule++) {
            for (String anchor : rules.get(rule).anchors()) {
                add(new Anchor(anchor, rule));
            }
        }
    }

    /** The scanner with all rules of the suite. */
    public static SecretScanner standard() {
        return new SecretScanner(SecretRules.all());
    }

    /** The text without its secrets. */
    @Override
    public Redaction redact(String text) {
        return redact(text, FindReview.TAKE_ALL);
    }

    /** The text without those of its secrets that the review takes. */
    public Redaction redact(String text, FindReview review) {
        var pass = new Pass(text, review);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            Anchor[] candidates = c < ASCII && beginnings[beginning(text, at)] ? anchors[c] : null;
            if (c == '[' && text.startsWith(MARKER, at)) {
                at = endOfMarker(text, at);
            } else if (candidates != null) {
                at = pass.after(at, candidates);
            }
        }
        return pass.result();
    }

    /** A number for three characters from this place on, which other characters may have too; 0 for those beyond the end. */
    private static int beginning(String text, int at) {
        int second = at + 1 < text.length() ? text.charAt(at + 1) & LOW : 0;
        int third = at + 2 < text.length() ? text.charAt(at + 2) & LOW : 0;
        return (text.charAt(at) & LOW) << 2 * BITS | second << BITS | third;
    }

    private static int endOfMarker(String text, int at) {
        int end = text.indexOf(']', at);
        return end < 0 ? at : end;
    }

    /** By what the same secret is recognised elsewhere: too short to guess the secret from. */
    public static String fingerprint(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private void add(Anchor anchor) {
        int first = beginning(anchor.text(), 0);
        int followers = anchor.text().length() < 3 ? LOW : 0; // of a shorter anchor any character may be the third
        for (int third = 0; third <= followers; third++) {
            beginnings[first | third] = true;
        }
        char lower = anchor.text().charAt(0);
        addAt(lower, anchor);
        if (Character.toUpperCase(lower) != lower) {
            addAt(Character.toUpperCase(lower), anchor);
        }
    }

    private void addAt(char first, Anchor anchor) {
        var all = new ArrayList<Anchor>();
        if (anchors[first] != null) {
            all.addAll(List.of(anchors[first]));
        }
        all.add(anchor);
        anchors[first] = all.toArray(Anchor[]::new);
    }

    /** One walk over one text. */
    private final class Pass {

        private final String text;
        private final FindReview review;
        private final @Nullable Matcher[] matchers = new Matcher[rules.size()];
        private final List<Redaction.Find> finds = new ArrayList<>();
        private final StringBuilder kept = new StringBuilder(0);
        private int keptUntil;

        Pass(String text, FindReview review) {
            this.text = text;
            this.review = review;
        }

        /** The last character that is dealt with: {@code at} itself when no secret begins there. */
        int after(int at, Anchor[] candidates) {
            for (Anchor anchor : candidates) {
                if (text.regionMatches(true, at, anchor.text(), 0, anchor.text().length())) {
                    Span span = rules.get(anchor.rule()).find(matcher(anchor.rule()), text, at);
                    if (span.start() >= keptUntil && !text.startsWith(MARKER, span.start())
                            && isReplaced(span, rules.get(anchor.rule()).kind())) {
                        return span.end() - 1;
                    }
                }
            }
            return at;
        }

        Redaction result() {
            return finds.isEmpty() ? new Redaction(text, List.of())
                    : new Redaction(kept.append(text, keptUntil, text.length()).toString(), finds);
        }

        private boolean isReplaced(Span span, String kind) {
            String value = text.substring(span.start(), span.end());
            var find = new Redaction.Find(kind, fingerprint(value));
            if (!review.isTaken(find, value)) {
                return false;
            }
            kept.append(text, keptUntil, span.start()).append(find);
            finds.add(find);
            keptUntil = span.end();
            return true;
        }

        private Matcher matcher(int rule) {
            Matcher matcher = matchers[rule];
            if (matcher == null) {
                matcher = rules.get(rule).matcher(text);
                matchers[rule] = matcher;
            }
            return matcher;
        }
    }
}
