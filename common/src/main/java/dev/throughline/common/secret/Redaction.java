package dev.throughline.common.secret;

import java.util.List;

/**
 * A text without its secrets, and what was taken out.
 *
 * @param text the text, each secret replaced by {@code [secret:<kind>:<fingerprint>]}
 * @param finds one for each secret, in the order of the text for each set of rules; empty for a clean text, which is then the
 *        very same string
 */
public record Redaction(String text, List<Find> finds) {

    /** A secret by its kind and a short fingerprint, by which the same secret is recognised elsewhere. Never its value. */
    public record Find(String kind, String fingerprint) {

        @Override
        public String toString() {
            return "[secret:" + kind + ":" + fingerprint + "]";
        }
    }

    public Redaction {
        finds = List.copyOf(finds);
    }
}
