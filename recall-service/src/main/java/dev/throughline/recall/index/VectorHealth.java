package dev.throughline.recall.index;

import java.util.Set;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.throughline.recall.embedding.QuestionVectors;

/** Says how searching by meaning goes. Always up: the words are there. */
@Readiness
@Singleton
class VectorHealth implements HealthCheck {

    private final QuestionVectors vectors;
    private final IndexLife life;

    VectorHealth(QuestionVectors vectors, IndexLife life) {
        this.vectors = vectors;
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        Set<String> indexed = life.vectorModels();
        boolean isOfOthers = vectors.isEnabled() && !indexed.isEmpty() && !indexed.contains(vectors.model());
        return HealthCheckResponse.named("embedding").up()
                .withData("state",
                        isOfOthers ? "degraded: words alone: the memories have vectors of other models" : vectors.state())
                .withData("indexed", String.join(", ", indexed)).build();
    }
}
