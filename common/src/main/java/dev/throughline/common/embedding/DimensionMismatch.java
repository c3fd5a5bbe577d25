package dev.throughline.common.embedding;

/** The endpoint answers with vectors of another dimension than is configured: another model, or a wrong setting. */
public final class DimensionMismatch extends RuntimeException {

    DimensionMismatch(int configured, int answered) {
        super("The endpoint's vectors have " + answered + " values, embedding.dimension is " + configured);
    }
}
