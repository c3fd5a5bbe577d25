package dev.throughline.common.secret;

/** Takes secrets out of a text. */
@FunctionalInterface
public interface Redactor {

    /** The text without its secrets; a clean text is the very same string. */
    Redaction redact(String text);
}
