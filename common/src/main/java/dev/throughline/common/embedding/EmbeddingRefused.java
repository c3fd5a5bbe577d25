package dev.throughline.common.embedding;

/** The endpoint works and does not take these texts: too long, or of characters that it does not know. */
public final class EmbeddingRefused extends RuntimeException {

    EmbeddingRefused(Throwable cause) {
        super("The endpoint refuses a text", cause);
    }
}
