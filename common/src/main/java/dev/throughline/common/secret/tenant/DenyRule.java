package dev.throughline.common.secret.tenant;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Pattern;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.secret.FindReview;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.SecretScanner;

/**
 * Takes out what its form matches; a group named {@code secret} is what is taken out, else the whole match. Inside of a
 * marker that another rule left it finds nothing.
 */
record DenyRule(String kind, Pattern form) {

    private static final String OPEN = Redaction.Find.OPEN;
    /** With what the kinds begin that tenants name. */
    static final String KIND = "custom-";

    static DenyRule of(SecretRuleChanged rule) {
        if (rule.kind() == null || rule.pattern() == null) {
            throw new IllegalArgumentException("A rule that denies has a kind and a pattern");
        }
        return new DenyRule(KIND + rule.kind(), RulePattern.compile(rule.pattern()));
    }

    /** @param scanner names the finds */
    Redaction redact(String text, SecretScanner scanner, FindReview review) {
        var pass = new Pass(text, scanner, review);
        int from = 0;
        for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
            int end = Redaction.Find.endOfMarker(text, at);
            if (end >= 0) {
                pass.look(from, at);
                from = end;
            }
        }
        pass.look(from, text.length());
        return pass.result();
    }

    /** One walk over one text. */
    private final class Pass {

        private final String text;
        private final SecretScanner scanner;
        private final FindReview review;
        private final List<Redaction.Find> finds = new ArrayList<>();
        private final StringBuilder kept = new StringBuilder(0);
        private int keptUntil;

        Pass(String text, SecretScanner scanner, FindReview review) {
            this.text = text;
            this.scanner = scanner;
            this.review = review;
        }

        void look(int from, int to) {
            for (RulePattern.Match match : RulePattern.matches(form, text.substring(from, to))) {
                replace(from + match.start(), from + match.end());
            }
        }

        private void replace(int start, int end) {
            String secret = text.substring(start, end);
            var find = scanner.find(kind, secret);
            if (review.isTaken(find, secret)) {
                kept.append(text, keptUntil, start).append(find);
                finds.add(find);
                keptUntil = end;
            }
        }

        Redaction result() {
            return finds.isEmpty() ? new Redaction(text, List.of())
                    : new Redaction(kept.append(text, keptUntil, text.length()).toString(), finds);
        }
    }
}
