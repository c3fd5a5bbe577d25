package dev.throughline.ingest.capture;

import java.nio.ByteBuffer;
import java.time.Duration;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.problem.ProblemException;

/**
 * Collects a body on the event loop, after the caller is known and before a worker is taken: a client that sends slowly holds
 * memory, of which there is a bounded amount for all, and no thread.
 */
@Singleton
class BodyCollector {

    /** As those run on the worker already. */
    private static final int BEFORE_ALL_OTHERS = 0;

    /** Looked up later, as a filter is made before the configuration can be read. */
    private final Instance<Bodies> bodies;

    BodyCollector(Instance<Bodies> bodies) {
        this.bodies = bodies;
    }

    @ServerRequestFilter(nonBlocking = true, priority = BEFORE_ALL_OTHERS)
    @CollectedBody
    Uni<Void> collect(ResteasyReactiveContainerRequestContext request, RoutingContext http) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        Bodies all = bodies.get();
        Bodies.Body body = all.empty();
        http.addEndHandler(ended -> body.close());
        return Uni.createFrom().emitter(collected -> {
            var arriving = new Arriving(body, context, collected, all.patience());
            if (context.serverRequest().isRequestEnded()) {
                arriving.done();
            } else {
                context.serverRequest().setReadListener(arriving);
            }
        });
    }

    /** One body; all on the request's event loop. */
    private static final class Arriving implements ServerHttpRequest.ReadCallback {

        private final Bodies.Body body;
        private final ResteasyReactiveRequestContext request;
        private final UniEmitter<? super Void> collected;
        private final Runnable timer;
        private boolean isOver;

        Arriving(Bodies.Body body, ResteasyReactiveRequestContext request, UniEmitter<? super Void> collected,
                Duration patience) {
            this.body = body;
            this.request = request;
            this.collected = collected;
            this.timer = request.registerTimer(patience.toMillis(), this::giveUp);
        }

        @Override
        public void data(ByteBuffer part) {
            if (isOver) {
                return; // and so the connection can be used for the next request
            }
            try {
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                body.add(bytes);
            } catch (ProblemException e) {
                refuse(e);
            }
        }

        @Override
        public void done() {
            if (!isOver) {
                end();
                request.setInputStream(new Bodies.Collected(body));
                collected.complete(null);
            }
        }

        private void giveUp() {
            if (!isOver) {
                refuse(ProblemException.of(408, "The body took too long"));
            }
        }

        private void refuse(ProblemException problem) {
            end();
            body.close();
            collected.fail(problem);
        }

        private void end() {
            isOver = true;
            timer.run(); // which cancels it
        }
    }
}
