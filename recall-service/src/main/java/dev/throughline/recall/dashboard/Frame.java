package dev.throughline.recall.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.vertx.ext.web.RoutingContext;

/** What stands around every page; the layout asks for it. */
@RequestScoped
@Named("frame")
public class Frame {

    private final RoutingContext request;

    Frame(RoutingContext request) {
        this.request = request;
    }

    /** "" when nobody is signed in. */
    public String member() {
        return PageCookies.NAME.textOf(request).orElse(isSignedIn() ? "signed in" : "");
    }

    public boolean isSignedIn() {
        return PageCookies.ACCESS.of(request).isPresent();
    }

    public String formToken() {
        return FormGuard.token(request).orElse("");
    }

    /** light, dark, or "" for what the system says. */
    public String theme() {
        return PageCookies.THEME.of(request).filter(theme -> theme.equals("dark") || theme.equals("light")).orElse("");
    }

    /** Of this page, with its parameters: where a form leads back to. */
    public String address() {
        return request.request().method().name().equals("GET") ? request.request().uri() : "/";
    }
}
