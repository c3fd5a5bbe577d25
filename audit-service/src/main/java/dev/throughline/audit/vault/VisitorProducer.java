package dev.throughline.audit.vault;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import dev.throughline.audit.log.Actor;
import dev.throughline.common.security.Scopes;

/** Takes the {@link Visitor} from the request's token; only a request-scoped bean can have it, as with {@code Caller}. */
@RequestScoped
class VisitorProducer {

    private final Actor actor;
    private final JsonWebToken token;

    VisitorProducer(Actor actor, JsonWebToken token) {
        this.actor = actor;
        this.token = token;
    }

    @Produces
    Visitor visitor() {
        return new Visitor(actor, token.getGroups().contains(Scopes.ADMIN), role());
    }

    /** A machine's token has no role of its member's: it may be given less. */
    private String role() {
        @Nullable
        String claimed = token.getClaim("role");
        return actor.machine() != null || claimed == null ? "machine" : claimed;
    }
}
