package dev.throughline.recall.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.problem.Problem;

/**
 * Takes a form only from a page of this dashboard: it brings along what stands in a cookie, and another site can neither read
 * nor set that one. The browser's own word on where a request comes from is heard, too.
 */
class FormGuard {

    static final String FIELD = "form_token";

    private static final String ISSUED = FormGuard.class.getName();
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    @WithFormRead
    @Nullable
    Response guard(ResteasyReactiveContainerRequestContext request, RoutingContext http) {
        if (SAFE.contains(request.getMethod()) || !Pages.contain(http.normalizedPath())) {
            return null;
        }
        return isOwn(http) && isProven((ResteasyReactiveRequestContext) request.getServerRequestContext(), http) ? null
                : Problem.of(403, "The form is out of date, or does not come from this dashboard; go back, load the page again,"
                        + " and send it once more").response();
    }

    /** What the forms of this page have to bring along. */
    static Optional<String> token(RoutingContext request) {
        String issued = request.get(ISSUED);
        return issued == null ? PageCookies.FORM.of(request) : Optional.of(issued);
    }

    static String issue(RoutingContext request) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.put(ISSUED, token);
        return token;
    }

    /** Older browsers do not say. */
    private static boolean isOwn(RoutingContext http) {
        String site = http.request().getHeader("Sec-Fetch-Site");
        return site == null || OWN.contains(site);
    }

    private static boolean isProven(ResteasyReactiveRequestContext request, RoutingContext http) {
        Object sent = request.getFormParameter(FIELD, true, false);
        return sent instanceof String text && PageCookies.FORM.of(http)
                .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(text))).isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
