package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.secret.Anchors.Anchor;
import dev.throughline.common.secret.SecretRule.Span;

/**
 * Takes secrets out of a text in one pass. A text already cleaned stays as it is, so the scanner may run again with newer
 * rules. Thread-safe; make one and keep it.
 */
public final class SecretScanner implements Redactor {

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
        var pass = new Pass(text, review);
        int beginning = 0;
        int at = 0;
        int seen = 0;
        while (seen < text.length() + Anchors.WIDTH - 1) {
            beginning = Anchors.beginning(beginning, seen < text.length() ? text.charAt(seen) : 0);
            seen++;
            int place = seen - Anchors.WIDTH;
            Anchor[] candidates = anchors.at(beginning);
            if (candidates != null && place >= at) {
                at = pass.after(place, candidates);
                seen = Math.max(seen, at);
            }
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
        private final FindReview review;
        private final @Nullable Matcher[] matchers = new Matcher[rules.size()];
        private final List<Redaction.Find> finds = new ArrayList<>();
        private final StringBuilder kept = new StringBuilder(0);
        private int keptUntil;

        Pass(String text, FindReview review) {
            this.text = text;
            this.review = review;
        }

        /** The next character that is to be looked at: behind a secret or a marker, if one begins here. */
        int after(int at, Anchor[] candidates) {
            int marker = Redaction.Find.endOfMarker(text, at);
            if (marker >= 0) {
                return marker;
            }
            for (Anchor anchor : candidates) {
                Span span = anchor.isAt(text, at) ? find(anchor.rule(), at) : SecretRule.NONE;
                if (span.start() >= 0 && isReplaced(span, exact(span).orElse(rules.get(anchor.rule())))) {
                    return span.end();
                }
            }
            return at + 1;
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
        private Optional<SecretRule> exact(Span span) {
            int beginning = 0;
            for (int seen = span.start(); seen < span.end(); seen++) {
                beginning = Anchors.beginning(beginning, text.charAt(seen));
                int at = seen + 1 - Anchors.WIDTH;
                Anchor[] candidates = at < span.start() ? null : anchors.at(beginning);
                if (candidates != null) {
                    for (Anchor anchor : candidates) {
                        if (isWhole(anchor, at, span)) {
                            return Optional.of(rules.get(anchor.rule()));
                        }
                    }
                }
            }
            return Optional.empty();
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
