package dev.throughline.compression;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.throughline.testing.StubEndpoint;

/** Switches both uses of models on, each with an endpoint of its own, and hurries. */
public final class ModelEndpoints implements QuarkusTestResourceLifecycleManager {

    static final StubEndpoint CHAT = new StubEndpoint();
    static final StubEndpoint EMBEDDINGS = new StubEndpoint();

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("refine.enabled", "true"),
                Map.entry("refine.base-url", CHAT.address()),
                Map.entry("refine.model", "tiny"),
                Map.entry("refine.api-key", "key"),
                // of machines that are busy with other tests
                Map.entry("refine.timeout", "4s"),
                Map.entry("refine.quiet-for", "700ms"),
                Map.entry("refine.interval", "100ms"),
                Map.entry("refine.rest", "1s"),
                Map.entry("refine.price.input", "2"),
                Map.entry("refine.price.output", "8"),
                Map.entry("embedding.enabled", "true"),
                Map.entry("embedding.base-url", EMBEDDINGS.address()),
                Map.entry("embedding.model", "tiny"),
                Map.entry("embedding.dimension", "3"),
                Map.entry("embedding.timeout", "4s"),
                Map.entry("embedding.rest", "500ms"),
                Map.entry("embedding.interval", "100ms"));
    }

    @Override
    public void stop() {
        // shared by the classes that use it; it ends with the JVM
    }
}
