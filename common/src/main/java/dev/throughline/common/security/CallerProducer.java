package dev.throughline.common.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.UnauthorizedException;

/** Takes the {@link Caller} from the request's token; a token without tenant or subject is refused. */
@RequestScoped
class CallerProducer {

    private final JsonWebToken token;

    CallerProducer(JsonWebToken token) {
        this.token = token;
    }

    /** A record has no proxy: a bean that outlives the request would keep the first caller's tenant for everyone. */
    @Produces
    Caller caller(InjectionPoint into) {
        if (into.getBean().getScope() != RequestScoped.class) {
            throw new IllegalStateException(into.getBean().getBeanClass() + " takes a Caller, so it has to be @RequestScoped");
        }
        return new Caller(required("tenant"), required("sub"), token.getClaim("machine"), required("jti"));
    }

    private String required(String claim) {
        @Nullable
        String value = token.getClaim(claim);
        if (value == null || value.isBlank()) {
            throw new UnauthorizedException("The token has no " + claim);
        }
        return value;
    }
}
