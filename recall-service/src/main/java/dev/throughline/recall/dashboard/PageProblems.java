package dev.throughline.recall.dashboard;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.problem.Problem;

/** Says a problem to a person as a page, and leads who is not signed in to where that is mended. */
class PageProblems {

    private static final int UNAUTHORIZED = 401;
    private static final int SEE_OTHER = 303;
    private static final int OK = 200;

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        if (response.getEntity() instanceof Problem problem && isForPerson(request, http)) {
            if (problem.status() == UNAUTHORIZED) {
                admit(response, http);
            } else {
                answer(response, problem.status(), ErrorPage.of(problem.status(), problem.detail()));
            }
        }
    }

    private static boolean isForPerson(ContainerRequestContext request, RoutingContext http) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return Pages.contain(http.normalizedPath())
                || accepted != null && accepted.contains(MediaType.TEXT_HTML) && !http.normalizedPath().startsWith("/api/");
    }

    private static void admit(ContainerResponseContext response, RoutingContext http) {
        if ("cross-site".equals(http.request().getHeader("Sec-Fetch-Site")) && isRead(http)) {
            answer(response, OK, new HopPage(here(http).path()));
        } else if (PageCookies.ACCESS.of(http).isPresent()) { // and it is refused: no use to refresh
            PageCookies.ACCESS.remove(http);
            lead(response, "/login?next=" + here(http).encoded());
        } else {
            lead(response, "/login/refresh?next=" + here(http).encoded());
        }
    }

    private static ReturnAddress here(RoutingContext http) {
        return isRead(http) ? ReturnAddress.of(http.request().uri()) : new ReturnAddress("/");
    }

    private static boolean isRead(RoutingContext http) {
        return http.request().method().name().equals("GET");
    }

    private static void lead(ContainerResponseContext response, String path) {
        response.setStatus(SEE_OTHER);
        response.setEntity(null);
        response.getHeaders().putSingle(HttpHeaders.LOCATION, ReturnAddress.of(path).uri());
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    }

    private static void answer(ContainerResponseContext response, int status, TemplateInstance page) {
        response.setStatus(status);
        response.setEntity(page.render(), null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }
}
