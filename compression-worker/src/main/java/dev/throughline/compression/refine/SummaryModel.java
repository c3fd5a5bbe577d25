package dev.throughline.compression.refine;

import java.time.temporal.ChronoUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Asks the configured model, once and for a limited time. One that keeps failing is left alone for a while. */
@Singleton
class SummaryModel {

    private static final int CALLS_THAT_TELL = 4;
    private static final double SHARE_THAT_FAILS = 0.5;

    private final RefineConfig config;
    private @Nullable ChatModel model;
    private @Nullable Guard guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    SummaryModel(RefineConfig config) {
        this.config = config;
    }

    /** At the start, so that a missing setting is told at once. */
    void prepare(@Observes StartupEvent event) {
        if (config.enabled()) {
            model = ChatModels.of(config);
            guard = guard();
            Log.infof("A model refines contexts provider=%s model=%s", config.provider(), name());
        }
    }

    String name() {
        return config.model().orElse("");
    }

    boolean isLeftAlone() {
        return state == CircuitBreakerState.OPEN;
    }

    Reply ask(Prompt prompt) {
        if (model == null || guard == null) {
            return new Reply.NotAsked();
        }
        ChatModel asked = model;
        try {
            return answered(prompt, guard.call(() -> asked.chat(SystemMessage.from(prompt.instructions()),
                    UserMessage.from(prompt.material())), ChatResponse.class));
        } catch (CircuitBreakerOpenException e) {
            return new Reply.NotAsked();
        } catch (TimeoutException | dev.langchain4j.exception.TimeoutException e) {
            return new Reply.Failed(true, "timeout");
        } catch (Exception e) {
            // the message may quote what was asked, or the key
            return new Reply.Failed(false, e.getClass().getSimpleName());
        }
    }

    private Reply answered(Prompt prompt, ChatResponse response) {
        String text = response.aiMessage().text();
        var used = response.tokenUsage();
        Integer input = used == null ? null : used.inputTokenCount();
        Integer output = used == null ? null : used.outputTokenCount();
        return new Reply.Answered(text == null ? "" : text, input == null ? prompt.tokens() : input,
                output == null ? config.limit().answer() : output);
    }

    private Guard guard() {
        return Guard.create()
                // beyond the client's own timeout, which ends with the answer's first byte
                .withTimeout().duration(config.timeout().toMillis(), ChronoUnit.MILLIS).done()
                .withCircuitBreaker().requestVolumeThreshold(CALLS_THAT_TELL).failureRatio(SHARE_THAT_FAILS)
                .delay(config.rest().toMillis(), ChronoUnit.MILLIS).onStateChange(this::changed).done()
                .build();
    }

    private void changed(CircuitBreakerState now) {
        if (now == CircuitBreakerState.OPEN && state == CircuitBreakerState.CLOSED) {
            Log.warnf("The model keeps failing and is left alone; contexts stay as the rules wrote them model=%s", name());
        }
        state = now;
    }
}
