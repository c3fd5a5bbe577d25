package dev.throughline.recall.request;

import java.util.Locale;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Says in each answer how long it took here, from the request's head to the answer's, in milliseconds:
 * {@code Server-Timing: total;dur=4.21}. The answer is written by then, the way to and from the client is not in it.
 */
@Singleton
class ServerTiming {

    private static final int BEFORE_ALL_OTHERS = 10_000;

    void register(@Observes Filters filters) {
        filters.register(ServerTiming::time, BEFORE_ALL_OTHERS);
    }

    private static void time(RoutingContext context) {
        long began = System.nanoTime();
        context.addHeadersEndHandler(written -> context.response().putHeader("Server-Timing",
                String.format(Locale.ROOT, "total;dur=%.3f", (System.nanoTime() - began) / 1e6)));
        context.next();
    }
}
