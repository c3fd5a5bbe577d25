package dev.throughline.common.problem;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.json.Json;

/**
 * Refusals from before a resource is reached, where {@link ProblemMapper} does not see them and Quarkus would make a 500 of
 * them: a form's field that is too large.
 */
@Singleton
class EarlyFailures {

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(EarlyFailures::answer);
    }

    private static void answer(RoutingContext request) {
        if (request.response().ended()) {
            return; // each further part of the same body fails again
        }
        if (request.failure() instanceof WebApplicationException refusal && refusal.getResponse().getStatus() < 500) {
            int status = refusal.getResponse().getStatus();
            var problem = Problem.of(status, "The request was refused");
            request.response().setStatusCode(status).putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(Json.bytes(problem)));
        } else {
            request.next();
        }
    }
}
