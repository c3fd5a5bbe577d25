package dev.throughline.common.problem;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.TimeoutHandler;

import dev.throughline.common.json.Json;

/**
 * Refusals from before a resource is reached, where {@link ProblemMapper} does not see them and Quarkus would make a 500 of
 * them, or never answer: a form's field that is too large, a form that is not percent-encoded.
 */
@Singleton
class EarlyFailures {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration LONGEST_FORM = Duration.ofSeconds(10);
    private static final int TOO_LATE = 408;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(EarlyFailures::answer);
        // the parser's own exception is lost on its way, and with it the request
        TimeoutHandler timeout = TimeoutHandler.create(LONGEST_FORM.toMillis(), TOO_LATE);
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            if (isForm(request)) {
                timeout.handle(request);
            } else {
                request.next();
            }
        });
    }

    private static boolean isForm(RoutingContext request) {
        String type = request.request().getHeader("Content-Type");
        return type != null && type.startsWith(FORM);
    }

    private static void answer(RoutingContext request) {
        if (request.response().ended()) {
            return; // each further part of the same body fails again
        }
        if (request.failure() instanceof WebApplicationException refusal && refusal.getResponse().getStatus() < 500) {
            answer(request, Problem.of(refusal.getResponse().getStatus(), "The request was refused"));
        } else if (request.statusCode() == TOO_LATE) {
            answer(request, Problem.of(TOO_LATE, "The form took too long, or is not percent-encoded as it must be"));
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request, Problem problem) {
        request.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(problem)));
    }
}
