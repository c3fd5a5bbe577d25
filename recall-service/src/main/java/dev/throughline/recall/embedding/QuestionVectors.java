package dev.throughline.recall.embedding;

import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;

import dev.throughline.common.embedding.DimensionMismatch;
import dev.throughline.common.embedding.Embedding;
import dev.throughline.common.embedding.EmbeddingClient;
import dev.throughline.common.privacy.PrivateText;
import dev.throughline.common.secret.SecretScanner;

/**
 * Embeds questions within a small budget. Whatever goes wrong, there is no vector then, and the words have to do; an
 * endpoint that is often slow or away is not even asked for a while.
 */
@Singleton
public class QuestionVectors {

    private static final TypeLiteral<List<Embedding>> EMBEDDINGS = new TypeLiteral<>() {
    };
    private static final int CALLS_THAT_TELL = 10;
    private static final double SHARE_THAT_FAILS = 0.5;
    private static final int CALLS_AT_A_TIME = 16;
    private static final String ANY_QUESTION = "Where is the configuration read?";

    private final EmbeddingConfig config;
    private final MeterRegistry meters;
    private final SecretScanner secrets = SecretScanner.standard();
    private final Map<String, Embedding> known;
    private @Nullable EmbeddingClient client;
    private @Nullable Guard guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
    private volatile String mismatch = "";

    QuestionVectors(EmbeddingConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        this.known = Collections.synchronizedMap(bounded(config.rememberedQuestions()));
    }

    /** At the start, so that a missing setting is told at once. */
    void prepare(@Observes StartupEvent event) {
        if (config.enabled()) {
            client = new EmbeddingClient(config);
            guard = guard();
            Thread.ofVirtual().name("embedding-start").start(this::warmUp);
        }
    }

    public boolean isEnabled() {
        return config.enabled();
    }

    /** The model and its dimension, as the index names them. */
    public String model() {
        return config.model().orElse("") + "/" + config.dimension();
    }

    public double leastSimilarity() {
        return config.leastSimilarity();
    }

    /** The vector of a question, if there is one in time. */
    public Optional<Embedding> of(String question) {
        if (client == null || guard == null || question.isBlank()) {
            return Optional.empty();
        }
        String text = sendable(question);
        Embedding remembered = known.get(text);
        return remembered == null ? asked(text, client, guard) : Optional.of(remembered);
    }

    /** What an operator should know, in a few words. */
    public String state() {
        if (!config.enabled()) {
            return "off";
        }
        if (!mismatch.isEmpty()) {
            return "degraded: words alone: " + mismatch;
        }
        return state == CircuitBreakerState.OPEN ? "degraded: words alone: the endpoint is slow or away" : "on";
    }

    private Optional<Embedding> asked(String text, EmbeddingClient endpoint, Guard guarded) {
        try {
            Embedding vector = guarded.call(() -> endpoint.embed(List.of(text)), EMBEDDINGS).getFirst();
            known.put(text, vector);
            mismatch = "";
            return Optional.of(vector);
        } catch (DimensionMismatch e) {
            report(e);
            return skipped("dimension");
        } catch (TimeoutException e) {
            return skipped("slow");
        } catch (CircuitBreakerOpenException | BulkheadException e) {
            return skipped("spared");
        } catch (Exception e) {
            // the message may quote the question
            Log.debugf("A question has no vector cause=%s", e.getClass().getName());
            return skipped("failed");
        }
    }

    private Optional<Embedding> skipped(String reason) {
        meters.counter("embeddings.skipped", "reason", reason).increment();
        return Optional.empty();
    }

    /** Once, for it does not change by itself. */
    private void report(DimensionMismatch found) {
        if (mismatch.isEmpty()) {
            mismatch = String.valueOf(found.getMessage());
            Log.errorf("Questions get no vectors reason=%s", mismatch);
        }
    }

    /** What may leave: nothing private, no secret, not more than is needed. */
    private String sendable(String question) {
        String text = secrets.redact(PrivateText.cut(question).text()).text().strip();
        return text.substring(0, Math.min(text.length(), config.mostCharacters()));
    }

    /** Connections and classes take longer the first time than a question may; a wrong setting shows at once. */
    private void warmUp() {
        try {
            if (client != null) {
                client.embed(List.of(ANY_QUESTION));
            }
        } catch (DimensionMismatch e) {
            report(e);
        } catch (RuntimeException e) {
            Log.warnf("The embeddings endpoint does not answer, words have to do cause=%s", e.getClass().getName());
        }
        of(ANY_QUESTION);
    }

    private Guard guard() {
        return Guard.create()
                .withBulkhead().limit(CALLS_AT_A_TIME).done()
                .withTimeout().duration(config.budget().toMillis(), ChronoUnit.MILLIS).done()
                .withCircuitBreaker().requestVolumeThreshold(CALLS_THAT_TELL).failureRatio(SHARE_THAT_FAILS)
                .delay(config.rest().toMillis(), ChronoUnit.MILLIS).onStateChange(now -> state = now).done()
                .build();
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
