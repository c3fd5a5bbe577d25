package dev.throughline.recall.live;

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

import dev.throughline.common.security.Scopes;

/** The feed as server-sent events, for those who cannot use a WebSocket. */
@Path("/api/live/events")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class LiveEventsResource {

    private final LiveStreams streams;
    private final JsonWebToken token;

    LiveEventsResource(LiveStreams streams, JsonWebToken token) {
        this.streams = streams;
        this.token = token;
    }

    /** Does not end by itself. Each event's id is its position, with which a reader that was away goes on. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(@BeanParam LiveParameters parameters, @Context SseEventSink stream, @Context Sse sse) {
        streams.open(token, parameters, stream, sse);
    }
}
