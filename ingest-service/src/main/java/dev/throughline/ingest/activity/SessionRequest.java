package dev.throughline.ingest.activity;

import java.time.Clock;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.event.Checkout;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.IdempotencyKeys;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.SessionIds;

/** What all requests of one session have in common: which one, from where, and whether it may be sent again. */
public final class SessionRequest {

    @PathParam("id")
    String sessionId = "";

    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
    @Nullable
    String encoding;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String idempotencyKey;

    @BeanParam
    Checkout checkout = new Checkout();

    @Nullable
    String encoding() {
        return encoding;
    }

    /**
     * The id of the n-th event that is made of this request, from 0: one sent again with its idempotency key is known by it.
     */
    String eventId(int index) {
        return Optional.ofNullable(IdempotencyKeys.checked(idempotencyKey)).map(key -> key + ":" + index)
                .orElseGet(() -> UuidCreator.getTimeOrderedEpoch().toString());
    }

    /** An event of this session; ends the request with a 422 where its id cannot be one. */
    Draft draft(EventType type, String eventId, ObjectNode data, Clock clock) {
        SessionIds.fault(sessionId).ifPresent(fault -> {
            throw ProblemException.ofField(422, "session_id", fault);
        });
        return new Draft(sessionId, type, null, checkout.occurredAt(clock), null, Naming.given(eventId), data,
                checkout.origin(Source.API, null, null));
    }
}
