package dev.throughline.common.embedding;

import java.util.List;

/**
 * What a text is about, as a vector. Only vectors of one model can be compared.
 *
 * @param model by which it was made
 * @param values as the model gave them, neither scaled nor rounded
 */
public record Embedding(String model, List<Float> values) {

    public Embedding {
        values = List.copyOf(values);
    }

    /** The values as a copy that the caller may keep. */
    public float[] vector() {
        var vector = new float[values.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = values.get(i);
        }
        return vector;
    }
}
