package dev.throughline.recall.dashboard;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.vertx.ext.web.RoutingContext;

/** Keeps whether a browser wants it light or dark. */
@Path("/theme")
@RequestScoped
@PermitAll
public class ThemeResource {

    private static final Duration KEPT = Duration.ofDays(365);

    private final RoutingContext request;

    ThemeResource(RoutingContext request) {
        this.request = request;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestForm @Nullable String theme, @RestForm @Nullable String next) {
        PageCookies.THEME.set(request, "dark".equals(theme) ? "dark" : "light", KEPT);
        return Response.seeOther(ReturnAddress.of(next).uri()).build();
    }
}
