package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.secret.Anchors.Anchor;
import dev.throughline.common.secret.SecretRule.Span;

/**
 * Takes secrets out of a text in one pass. A text already cleaned stays as it is, so the scanner may run again with newer
 * rules. Thread-safe; make one and keep it.
 */
public final class SecretScanner implements Redactor {

    private static final int CHUNK = 4096;

    private final List<SecretRule> rules;
    private final Anchors anchors;
    private final Fingerprints fingerprints;

    SecretScanner(List<SecretRule> rules) {
        this(rules, Fingerprints.passing());
    }

    SecretScanner(List<SecretRule> rules, Fingerprints fingerprints) {
        this.rules = List.copyOf(rules);
        this.anchors = new Anchors(rules);
        this.fingerprints = fingerprints;
    }

    /** The scanner with all rules of the suite; its fingerprints are comparable among its own finds alone. */
    public static SecretScanner standard() {
        return standard(Fingerprints.passing());
    }

    /** The scanner with all rules of the suite. */
    public static SecretScanner standard(Fingerprints fingerprints) {
        return new SecretScanner(SecretRules.all(), fingerprints);
    }

    @Override
    public Redaction redact(String text) {
        return redact(text, FindReview.TAKE_ALL);
    }

    /** The text without those of its secrets that the review takes. */
    public Redaction redact(String text, FindReview review) {
        return redact(text, text, review);
    }

    /** The rules' forms look at the text through another sequence of the same characters, which may count. */
    Redaction redact(String text, CharSequence looked, FindReview review) {
        var pass = new Pass(text, looked, review);
        char[] chunk = new char[Math.min(CHUNK, text.length())]; // quicker to walk than the string itself
        int beginning = 0;
        for (int from = 0; from < text.length(); from += chunk.length) {
            int length = Math.min(chunk.length, text.length() - from);
            text.getChars(from, from + length, chunk, 0);
            for (int at = 0; at < length; at++) {
                beginning = Anchors.beginning(beginning, chunk[at]);
                if (anchors.isBeginning(beginning)) {
                    pass.look(from + at + 1 - Anchors.WIDTH, anchors.at(beginning));
                }
            }
        }
        for (int at = text.length(); at < text.length() + Anchors.WIDTH - 1; at++) {
            beginning = Anchors.beginning(beginning, '\0');
            pass.look(at + 1 - Anchors.WIDTH, anchors.at(beginning));
        }
        return pass.result();
    }

    /** What this scanner calls a secret of this kind. */
    public Redaction.Find find(String kind, String secret) {
        return new Redaction.Find(kind, fingerprints.of(secret));
    }

    /** One walk over one text. */
    private final class Pass {

        private final String text;
        private final CharSequence looked;
        private final FindReview review;
        private final List<Redaction.Find> finds = new ArrayList<>(0);
        private final StringBuilder kept = new StringBuilder(0);
        private Matcher @Nullable [] matchers; // most texts need none
        private int keptUntil;
        private int lookedUntil;

        Pass(String text, CharSequence looked, FindReview review) {
            this.text = text;
            this.looked = looked;
            this.review = review;
        }

        /** Takes out the secret that one of the anchors at this place gives away, if there is one. */
        void look(int at, List<Anchor> candidates) {
            if (at < lookedUntil) {
                return;
            }
            int marker = Redaction.Find.endOfMarker(text, at);
            if (marker >= 0) {
                lookedUntil = marker;
                return;
            }
            for (Anchor anchor : candidates) {
                Span span = anchor.isAt(text, at) ? find(anchor.rule(), at) : SecretRule.NONE;
                if (span.start() >= 0 && isReplaced(span, rules.get(exact(span, anchor.rule())))) {
                    return;
                }
            }
        }

        Redaction result() {
            return finds.isEmpty() ? new Redaction(text, List.of())
                    : new Redaction(kept.append(text, keptUntil, text.length()).toString(), finds);
        }

        private Span find(int rule, int at) {
            Span span = rules.get(rule).find(matcher(rule), text, at);
            return span.start() >= keptUntil && Redaction.Find.endOfMarker(text, span.start()) < 0 ? span : SecretRule.NONE;
        }

        /** What a name tells to be a secret may tell its kind itself, so that it is of the same kind everywhere. */
        private int exact(Span span, int rule) {
            int beginning = 0;
            for (int seen = span.start(); seen < span.end(); seen++) {
                beginning = Anchors.beginning(beginning, text.charAt(seen));
                int at = seen + 1 - Anchors.WIDTH;
                for (Anchor anchor : at < span.start() ? List.<Anchor> of() : anchors.at(beginning)) {
                    if (anchor.rule() < rule && isWhole(anchor, at, span)) {
                        return anchor.rule();
                    }
                }
            }
            return rule;
        }

        private boolean isWhole(Anchor anchor, int at, Span span) {
            return !rules.get(anchor.rule()).isOfContext() && anchor.isAt(text, at) && find(anchor.rule(), at).equals(span);
        }

        private boolean isReplaced(Span span, SecretRule rule) {
            String secret = text.substring(span.start(), span.end());
            var find = SecretScanner.this.find(rule.kind(), secret);
            if (!review.isTaken(find, secret)) {
                return false;
            }
            kept.append(text, keptUntil, span.start()).append(find);
            finds.add(find);
            keptUntil = span.end();
            lookedUntil = span.end();
            return true;
        }

        private Matcher matcher(int rule) {
            if (matchers == null) {
                matchers = new Matcher[rules.size()];
            }
            if (matchers[rule] == null) {
                matchers[rule] = rules.get(rule).matcher(looked);
            }
            return matchers[rule];
        }
    }
}
