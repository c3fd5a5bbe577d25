package dev.throughline.common.problem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.resteasy.reactive.common.util.URLUtils;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.TimeoutHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;

import dev.throughline.common.json.Json;

/**
 * Refusals from before a resource is reached, where {@link ProblemMapper} does not see them and Quarkus would make a 500 of
 * them, or never answer: a form's field that is too large, a form that is not percent-encoded. So a form is read here.
 */
@Singleton
class EarlyFailures {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration LONGEST_FORM = Duration.ofSeconds(10);
    private static final int MOST_FORM_BYTES = 256 * 1024;
    private static final int TOO_LATE = 408;
    /** After the rate limits, before everything else. */
    private static final int EARLY = -5_000;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(EarlyFailures::answer);
        TimeoutHandler timeout = TimeoutHandler.create(LONGEST_FORM.toMillis(), TOO_LATE);
        router.route().order(EARLY).handler(ofForms(timeout));
        router.route().order(EARLY + 1).handler(ofForms(EarlyFailures::read));
    }

    private static Handler<RoutingContext> ofForms(Handler<RoutingContext> handler) {
        return request -> {
            if (isForm(request)) {
                handler.handle(request);
            } else {
                request.next();
            }
        };
    }

    /** Whole, so that it can be refused: of a part that fails nobody would hear. */
    private static void read(RoutingContext request) {
        Buffer form = Buffer.buffer();
        request.request().handler(part -> {
            if (form.length() <= MOST_FORM_BYTES) {
                form.appendBuffer(part);
            }
        }).endHandler(end -> {
            if (form.length() > MOST_FORM_BYTES) {
                answer(request, Problem.of(413, "The form is larger than " + MOST_FORM_BYTES + " bytes"));
            } else if (isPercentEncoded(form.toString(StandardCharsets.ISO_8859_1))) {
                ((RoutingContextInternal) request).setBody(form);
                request.next();
            } else {
                answer(request, Problem.of(400, "The form is not percent-encoded as it must be"));
            }
        });
    }

    /** As its parser will find. */
    private static boolean isPercentEncoded(String form) {
        try {
            URLUtils.decode(form, StandardCharsets.UTF_8, true, new StringBuilder());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
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
            answer(request, Problem.of(TOO_LATE, "The form took too long"));
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request, Problem problem) {
        request.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(problem)));
    }
}
