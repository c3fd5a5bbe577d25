package dev.throughline.ingest.hook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.Source;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.agent.HookCall;
import dev.throughline.ingest.event.Checkout;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Publisher;

/** Sends what a hook tells, where it tells something. */
@RequestScoped
class HookService {

    private static final String LATER_EVENT = "other";

    private final Finisher finisher;
    private final Publisher publisher;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Caller caller;

    HookService(Finisher finisher, Publisher publisher, IngestMetrics metrics, Clock clock, Caller caller) {
        this.finisher = finisher;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.caller = caller;
    }

    /** The position of the event, or "" where nothing was worth sending. */
    Uni<String> observe(HookAgent addressed, ObjectNode sent, Checkout checkout, @Nullable String idempotencyKey) {
        HookAgent agent = addressed.orWriterOf(sent);
        HookCall call = call(agent, sent, checkout, idempotencyKey);
        Optional<Draft> draft = agent.hooks().draft(call);
        return draft.isPresent() ? publish(checkout.noted(draft.get())) : drop(agent, call.event());
    }

    private HookCall call(HookAgent agent, ObjectNode sent, Checkout checkout, @Nullable String idempotencyKey) {
        ObjectNode payload = agent.hooks().normal(named(sent, checkout));
        String hookEvent = required(payload, "hook_event_name");
        String sessionId = required(payload, "session_id");
        SessionIds.fault(sessionId).ifPresent(fault -> {
            throw ProblemException.ofField(422, "session_id", fault);
        });
        Draft.Origin origin = checkout.origin(Source.HOOK, agent.tool(), textOrNull(payload.get("cwd")));
        return new HookCall(payload, hookEvent, sessionId, origin, occurredAt(payload, checkout), idempotencyKey);
    }

    private static ObjectNode named(ObjectNode sent, Checkout checkout) {
        String told = checkout.hookEvent();
        boolean isNamed = sent.has("hook_event_name") || sent.has("hookEventName");
        return isNamed || told == null ? sent : sent.deepCopy().put("hook_event_name", told);
    }

    /** The shim's clock, else the agent's; most payloads have no time. */
    private @Nullable Instant occurredAt(ObjectNode payload, Checkout checkout) {
        Instant told = checkout.occurredAt(clock);
        return told == null ? Times.sane(textOrNull(payload.get("timestamp")), clock).orElse(null) : told;
    }

    private Uni<String> publish(Draft draft) {
        Finished event = finished(draft);
        return publisher.publish(List.of(event))
                .invoke(() -> metrics.accepted(event.event()))
                .map(Position::toString);
    }

    private Finished finished(Draft draft) {
        try {
            return finisher.finish(draft, caller);
        } catch (TooLarge e) {
            throw ProblemException.of(413, "The payload " + TooLarge.REASON);
        }
    }

    private Uni<String> drop(HookAgent agent, String hookEvent) {
        // the name is the agent's; only names that we know may become a tag
        metrics.dropped(agent.tool(), agent.hooks().events().contains(hookEvent) ? hookEvent : LATER_EVENT);
        return Uni.createFrom().item("");
    }

    private static String required(ObjectNode payload, String field) {
        String text = textOrNull(payload.get(field));
        if (text == null || text.isBlank()) {
            throw ProblemException.ofField(422, field, "is required");
        }
        return text;
    }

    private static @Nullable String textOrNull(@Nullable JsonNode value) {
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
