package dev.throughline.recall.mcp;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.Problem;

/**
 * Narrows the way to the tools to what they need: one request, one answer. The extension would also keep streams open, on
 * which nothing is ever said, and which would outlive a token; and it answers refusals only where a request's id is a number.
 */
@Singleton
class ToolDoor {

    private static final String PATHS = "/mcp*";
    private static final String PATH = "/mcp";
    /** After the limits on requests, before authentication. */
    private static final int EARLY = -9_000;
    private static final int AFTER_AUTHENTICATION = -10;
    private static final int MOST_BYTES = 64 * 1024;

    void open(@Observes Router router) {
        router.route(PATHS).order(EARLY).handler(ToolDoor::narrow).failureHandler(ToolDoor::refuse);
        router.route(PATH).order(AFTER_AUTHENTICATION)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES)).handler(ToolDoor::takeOne);
    }

    private static void narrow(RoutingContext request) {
        if (request.normalizedPath().equals(PATH) && !request.request().method().equals(HttpMethod.POST)) {
            request.response().putHeader("Allow", "POST");
            say(request, Problem.of(405, "Only POST is answered here; there is no stream and no session to end"));
        } else if (request.normalizedPath().startsWith("/mcp/")) {
            say(request, Problem.of(404, "There is nothing at this address"));
        } else {
            request.next();
        }
    }

    /** A list of messages would be as many calls as its sender likes, at the price of one. */
    private static void takeOne(RoutingContext request) {
        String body = request.body().asString();
        if (body == null || !body.stripLeading().startsWith("{")) {
            say(request, Problem.of(400, "The body must be one JSON-RPC message: a JSON object"));
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request) {
        switch (request.failure()) {
            case ForbiddenException e ->
                say(request, Problem.of(403, "The token does not have the scope that this needs: recall"));
            case UnauthorizedException e -> challenge(request);
            case AuthenticationFailedException e -> challenge(request);
            // a number where the extension expects an object
            case ClassCastException e -> say(request, Problem.of(400, "The message has a value of another type than it must"));
            case null, default -> {
                if (request.statusCode() == 413) {
                    say(request, Problem.of(413, "A message may have at most " + MOST_BYTES + " bytes"));
                } else {
                    request.next();
                }
            }
        }
    }

    private static void challenge(RoutingContext request) {
        request.response().putHeader("WWW-Authenticate", "Bearer");
        say(request, Problem.of(401, "A valid bearer token is needed: Authorization: Bearer <token>"));
    }

    private static void say(RoutingContext request, Problem problem) {
        request.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(problem)));
    }
}
