package dev.throughline.recall.embedding;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.throughline.testing.StubEndpoint;

/** Switches vectors on, with an endpoint on this machine. */
public final class EmbeddingsResource implements QuarkusTestResourceLifecycleManager {

    static final StubEndpoint ENDPOINT = new StubEndpoint();

    @Override
    public Map<String, String> start() {
        ENDPOINT.answers(body -> StubEndpoint.Answer.of("{\"data\":[{\"index\":0,\"embedding\":[0,0,1]}]}"));
        return Map.of(
                "embedding.enabled", "true",
                "embedding.base-url", ENDPOINT.address(),
                "embedding.model", "tiny",
                "embedding.dimension", "3",
                // of machines that are busy with other tests
                "embedding.budget", "500ms",
                "embedding.rest", "500ms",
                "index.folder", "target/test-index-with-vectors");
    }

    @Override
    public void stop() {
        // it ends with the JVM
    }
}
