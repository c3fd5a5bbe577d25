package dev.throughline.recall.dashboard;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Before every page: the token in the cookie counts like one in the header, the browser is told to run and show nothing but
 * what comes from here, and whoever has no token for forms gets one.
 */
@Singleton
class PageGate {

    private static final String SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    /** After the limits on requests, before authentication. */
    private static final int EARLY = 9_000;
    private static final Duration FORM_LIFETIME = Duration.ofDays(365);

    void register(@Observes Filters filters) {
        filters.register(PageGate::pass, EARLY);
    }

    private static void pass(RoutingContext request) {
        request.response().putHeader("X-Content-Type-Options", "nosniff");
        if (Pages.contain(request.normalizedPath())) {
            protect(request.response());
            authorize(request);
            FormGuard.token(request).ifPresentOrElse(token -> {
            }, () -> PageCookies.FORM.set(request, FormGuard.issue(request), FORM_LIFETIME));
        }
        request.next();
    }

    private static void protect(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", SECURITY_POLICY)
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static void authorize(RoutingContext request) {
        if (!request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            PageCookies.ACCESS.of(request).ifPresent(
                    token -> request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        }
    }
}
