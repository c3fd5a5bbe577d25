package dev.throughline.recall.dashboard.signin;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.recall.dashboard.PageCookies;
import dev.throughline.recall.dashboard.ReturnAddress;

/** Signing in and out. */
@Path("/")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SignInResource {

    private static final String AWAY = "audit-service, which knows who you are, does not answer. Nothing is wrong with your"
            + " password; try again in a moment.";
    /** audit-service ends a login that is not used for so long. */
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private final TokenDoor door;
    private final Refreshes refreshes;
    private final RoutingContext request;

    SignInResource(TokenDoor door, Refreshes refreshes, RoutingContext request) {
        this.door = door;
        this.refreshes = refreshes;
        this.request = request;
    }

    @GET
    @Path("login")
    public TemplateInstance form(@RestQuery @Nullable String next) {
        return new SignInPage("", "", ReturnAddress.of(next).path(), "");
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> signIn(@BeanParam Credentials credentials) {
        return door.signIn(credentials).map(grant -> switch (grant) {
            case Grant.Given(var tokens) -> welcome(tokens, credentials);
            case Grant.Refused(var reason) -> again(UNAUTHORIZED, credentials, reason);
            case Grant.Away() -> again(UNAVAILABLE, credentials, AWAY);
        });
    }

    /** A page without an access token sends its reader here; who has a refresh token does not notice. */
    @GET
    @Path("login/refresh")
    public Uni<Response> refresh(@RestQuery @Nullable String next) {
        var back = ReturnAddress.of(next);
        return PageCookies.REFRESH.of(request).map(token -> refreshes.refresh(token).map(grant -> refreshed(grant, back)))
                .orElseGet(() -> Uni.createFrom().item(() -> forget(toForm(back))));
    }

    /** The refresh token ends the whole login; a token that was pasted in is revoked itself. */
    @POST
    @Path("login/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> signOut() {
        return PageCookies.REFRESH.of(request).or(() -> PageCookies.ACCESS.of(request))
                .map(token -> door.revoke(token).replaceWithVoid())
                .orElse(Uni.createFrom().voidItem())
                .map(done -> forget(new ReturnAddress("/login")));
    }

    private Response welcome(Tokens tokens, Credentials credentials) {
        PageCookies.NAME.setText(request, credentials.username(), KEPT);
        return keep(tokens, ReturnAddress.of(credentials.next()));
    }

    private Response refreshed(Grant grant, ReturnAddress back) {
        return switch (grant) {
            case Grant.Given(var tokens) -> keep(tokens, back);
            case Grant.Refused(var reason) -> forget(toForm(back));
            case Grant.Away() -> again(UNAVAILABLE, new Credentials("", "", "", back.path()), AWAY);
        };
    }

    private Response keep(Tokens tokens, ReturnAddress next) {
        PageCookies.ACCESS.set(request, tokens.access(), tokens.lifetime());
        if (tokens.refresh() != null) {
            PageCookies.REFRESH.set(request, tokens.refresh(), KEPT);
        }
        return Response.seeOther(next.uri()).build();
    }

    private Response forget(ReturnAddress next) {
        PageCookies.ACCESS.remove(request);
        PageCookies.REFRESH.remove(request);
        PageCookies.NAME.remove(request);
        return Response.seeOther(next.uri()).build();
    }

    private static Response again(int status, Credentials entered, String fault) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE)
                .entity(new SignInPage(entered.username(), entered.tenant(), ReturnAddress.of(entered.next()).path(), fault)
                        .render())
                .build();
    }

    private static ReturnAddress toForm(ReturnAddress back) {
        return new ReturnAddress("/login?next=" + back.encoded());
    }
}
