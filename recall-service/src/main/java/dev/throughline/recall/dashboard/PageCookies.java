package dev.throughline.recall.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/**
 * The cookies of the pages. No script can read them, no other site can have them sent, and over https they travel encrypted
 * alone.
 */
public enum PageCookies {

    /** The access token. */
    ACCESS("throughline_access", "/"),
    /** The refresh token, sent to the one address that uses it. */
    REFRESH("throughline_refresh", "/login"),
    /** Who is signed in, to be shown. */
    NAME("throughline_name", "/"),
    /** What every form has to bring along, see {@link FormGuard}. */
    FORM("throughline_form", "/"),
    /** Light or dark. */
    THEME("throughline_theme", "/");

    private final String name;
    private final String path;

    PageCookies(String name, String path) {
        this.name = name;
        this.path = path;
    }

    public Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    /** Any text, which {@link #of} answers encoded. */
    public Optional<String> textOf(RoutingContext request) {
        return of(request).map(PageCookies::decoded);
    }

    /** @param lifetime until the browser is closed when absent */
    public void set(RoutingContext request, String value, @Nullable Duration lifetime) {
        Cookie cookie = Cookie.cookie(name, value).setPath(path).setHttpOnly(true).setSameSite(CookieSameSite.STRICT)
                .setSecure(isSecure(request));
        if (lifetime != null) {
            cookie.setMaxAge(lifetime.toSeconds());
        }
        request.response().addCookie(cookie);
    }

    public void setText(RoutingContext request, String text, @Nullable Duration lifetime) {
        set(request, Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)), lifetime);
    }

    public void remove(RoutingContext request) {
        set(request, "", Duration.ZERO);
    }

    private static boolean isSecure(RoutingContext request) {
        return request.request().isSSL() || "https".equals(request.request().scheme());
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // not one of ours
        }
    }
}
