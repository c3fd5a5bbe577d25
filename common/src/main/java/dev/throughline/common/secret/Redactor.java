package dev.throughline.common.secret;

import java.util.ArrayList;

/** Takes secrets out of texts. */
@FunctionalInterface
public interface Redactor {

    /** The text without its secrets; a clean text is the very same string. */
    Redaction redact(String text);

    /**
     * A value that stands under a name, as in a JSON object: what would be a secret in {@code "name": "value"} is one here,
     * beside what the value itself gives away.
     *
     * @return the value alone, without its secrets
     */
    default Redaction redact(String name, String value) {
        Redaction alone = redact(value);
        String before = "\"" + name + "\": \"";
        Redaction assigned = redact(before + alone.text() + "\"");
        if (assigned.finds().isEmpty() || !assigned.text().startsWith(before)) {
            return alone;
        }
        var finds = new ArrayList<>(alone.finds());
        finds.addAll(assigned.finds());
        return new Redaction(assigned.text().substring(before.length(), assigned.text().length() - 1), finds);
    }
}
