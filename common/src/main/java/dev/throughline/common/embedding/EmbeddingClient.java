package dev.throughline.common.embedding;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;

/**
 * Asks an embeddings endpoint. Each call is made once and ends within {@link EmbeddingEndpoint#timeout()}; whether to try
 * again, or not at all for a while, is the caller's to decide. Thread-safe.
 */
public final class EmbeddingClient {

    private final OpenAiEmbeddingModel endpoint;
    private final String model;
    private final int dimension;

    /**
     * @param settings with address, model and dimension
     * @throws IllegalStateException when one of them is missing; the message names the key
     */
    public EmbeddingClient(EmbeddingEndpoint settings) {
        model = required("embedding.model", settings.model());
        dimension = settings.dimension();
        if (dimension == 0) {
            throw new IllegalStateException("embedding.enabled needs embedding.dimension");
        }
        endpoint = OpenAiEmbeddingModel.builder()
                // servers that know HTTP/1.1 alone may lose the body of a request that offers an upgrade
                .httpClientBuilder(JdkHttpClient.builder()
                        .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)))
                .baseUrl(required("embedding.base-url", settings.baseUrl()))
                .apiKey(settings.apiKey().orElse(null))
                .modelName(model)
                .dimensions(settings.shortened() ? dimension : null)
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    public String model() {
        return model;
    }

    public int dimension() {
        return dimension;
    }

    /**
     * One vector for each text, in their order.
     *
     * @throws EmbeddingRefused when the endpoint does not take the texts
     * @throws DimensionMismatch when the vectors are not of the configured dimension
     * @throws RuntimeException when the endpoint is away, slow, or answers with something else
     */
    public List<Embedding> embed(List<String> texts) {
        var vectors = ask(texts);
        if (vectors.size() != texts.size()) {
            throw new IllegalStateException("The endpoint has " + vectors.size() + " vectors for " + texts.size() + " texts");
        }
        return vectors.stream().map(vector -> checked(vector.vectorAsList())).toList();
    }

    private List<dev.langchain4j.data.embedding.Embedding> ask(List<String> texts) {
        try {
            return endpoint.embedAll(texts.stream().map(TextSegment::from).toList()).content();
        } catch (InvalidRequestException e) {
            throw new EmbeddingRefused(e);
        }
    }

    private Embedding checked(List<Float> values) {
        if (values.size() != dimension) {
            throw new DimensionMismatch(dimension, values.size());
        }
        // such a vector has no angle to any other
        if (values.stream().allMatch(value -> value == 0) || !values.stream().allMatch(Float::isFinite)) {
            throw new IllegalStateException("The endpoint answers with a vector without a direction");
        }
        return new Embedding(model, values);
    }

    private static String required(String key, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException("embedding.enabled needs " + key));
    }
}
