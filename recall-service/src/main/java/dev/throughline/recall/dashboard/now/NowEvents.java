package dev.throughline.recall.dashboard.now;

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

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.live.LiveEventsResource;
import dev.throughline.recall.live.LiveParameters;

/** The live feed at an address of the pages, where the browser's cookie counts: it can send no token of its own. */
@Path("/now/events")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class NowEvents {

    private final LiveEventsResource live;

    NowEvents(LiveEventsResource live) {
        this.live = live;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true) // the same as /api/live/events
    public void follow(@BeanParam LiveParameters parameters, @Context SseEventSink stream, @Context Sse sse) {
        live.follow(parameters, stream, sse);
    }
}
