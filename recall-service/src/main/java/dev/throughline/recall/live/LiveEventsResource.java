package dev.throughline.recall.live;

import java.time.Duration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;

/** The feed as server-sent events, for those who cannot use a WebSocket. */
@Path("/api/live/events")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class LiveEventsResource {

    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Reception reception;
    private final Hub hub;
    private final JsonWebToken token;

    LiveEventsResource(Reception reception, Hub hub, JsonWebToken token) {
        this.reception = reception;
        this.hub = hub;
        this.token = token;
    }

    /** Does not end by itself. Each event's id is its position, with which a reader that was away goes on. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(@BeanParam LiveParameters parameters, @Context SseEventSink stream, @Context Sse sse) {
        Wanted wanted = parameters.wanted();
        Subscriber subscriber = reception.receive(Bearer.of(token), wanted, new StreamSink(stream, sse))
                .await().atMost(TIMEOUT);
        hub.arrive(subscriber).ifPresent(refused -> {
            throw ProblemException.unavailable(refused.reason(), RETRY_AFTER);
        });
    }
}
