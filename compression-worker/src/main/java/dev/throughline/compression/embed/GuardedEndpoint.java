package dev.throughline.compression.embed;

import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;

import dev.throughline.common.embedding.DimensionMismatch;
import dev.throughline.common.embedding.Embedding;
import dev.throughline.common.embedding.EmbeddingClient;
import dev.throughline.common.embedding.EmbeddingRefused;

/** The embeddings endpoint. One that keeps failing is left alone for a while. */
@Singleton
class GuardedEndpoint {

    private static final TypeLiteral<List<Embedding>> EMBEDDINGS = new TypeLiteral<>() {
    };
    private static final int CALLS_THAT_TELL = 4;
    private static final double SHARE_THAT_FAILS = 0.5;

    private final EmbeddingConfig config;
    private @Nullable EmbeddingClient client;
    private @Nullable Guard guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
    private volatile String mismatch = "";

    GuardedEndpoint(EmbeddingConfig config) {
        this.config = config;
    }

    /** At the start, so that a missing setting is told at once. */
    void prepare(@Observes StartupEvent event) {
        if (config.enabled()) {
            client = new EmbeddingClient(config);
            guard = guard();
            Log.infof("Memories are embedded model=%s dimension=%d", client.model(), client.dimension());
        }
    }

    String model() {
        return config.model().orElse("");
    }

    /** What an operator should know, in a few words. */
    String state() {
        if (!config.enabled()) {
            return "off";
        }
        if (!mismatch.isEmpty()) {
            return "degraded: " + mismatch;
        }
        return state == CircuitBreakerState.OPEN ? "degraded: the endpoint keeps failing" : "on";
    }

    /**
     * One vector for each text, in their order.
     *
     * @throws EmbeddingRefused when the endpoint works and does not take the texts
     * @throws IllegalStateException when there is no answer that can be used
     */
    List<Embedding> embed(List<String> texts) {
        if (client == null || guard == null) {
            throw new IllegalStateException("Vectors are switched off");
        }
        EmbeddingClient asked = client;
        try {
            var embeddings = guard.call(() -> asked.embed(texts), EMBEDDINGS);
            mismatch = "";
            return embeddings;
        } catch (EmbeddingRefused e) {
            throw e;
        } catch (DimensionMismatch e) {
            report(e);
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The embeddings endpoint has no answer: " + e.getClass().getSimpleName());
        }
    }

    /** Once, for it does not change by itself. */
    private void report(DimensionMismatch found) {
        if (mismatch.isEmpty()) {
            mismatch = String.valueOf(found.getMessage());
            Log.errorf("Memories get no vectors reason=%s", mismatch);
        }
    }

    private Guard guard() {
        return Guard.create()
                // beyond the client's own timeout, which ends with the answer's first byte
                .withTimeout().duration(config.timeout().toMillis(), ChronoUnit.MILLIS).done()
                .withCircuitBreaker().requestVolumeThreshold(CALLS_THAT_TELL).failureRatio(SHARE_THAT_FAILS)
                .delay(config.rest().toMillis(), ChronoUnit.MILLIS).skipOn(EmbeddingRefused.class)
                .onStateChange(now -> state = now).done()
                .build();
    }
}
