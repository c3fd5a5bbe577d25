package dev.throughline.common.token;

import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

import dev.throughline.common.token.TokenRefusal.Reason;

/**
 * Verifies every token of a service. SmallRye's own way to a JWKS address would wait half an hour before it looks for a new
 * key a second time, and forget all keys while audit-service is away; this one does neither.
 */
@Singleton
@Alternative
@Priority(1)
class TokenVerifier extends JWTCallerPrincipalFactory {

    private final Instance<VerificationKeyResolver> keysAtHand;
    private final Optional<OpenIdProvider> provider;
    private final boolean isProviderExclusive;
    private final boolean hasKeys;
    private final VerifiedTokens recent = new VerifiedTokens(Clock.systemUTC());
    private volatile @Nullable DefaultJWTTokenParser own;

    /** @param keysAtHand of the service that signs; the others fetch them */
    TokenVerifier(Instance<VerificationKeyResolver> keysAtHand, OidcConfig config) {
        this.keysAtHand = keysAtHand;
        this.hasKeys = keysAtHand.isResolvable();
        this.provider = config.issuer().map(issuer -> new OpenIdProvider(config));
        this.isProviderExclusive = provider.isPresent() && config.exclusive();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expectations) throws ParseException {
        Optional<JWTCallerPrincipal> seen = known(token);
        return seen.isPresent() ? seen.get() : verified(token, expectations);
    }

    /** Whom a token belongs to that was verified a moment ago; never waits. */
    Optional<JWTCallerPrincipal> known(String token) {
        // where the keys are at hand, one that leaked is to be gone at once
        return hasKeys ? Optional.empty() : recent.find(token);
    }

    private JWTCallerPrincipal verified(String token, JWTAuthContextInfo expectations) throws ParseException {
        try {
            JwtContext verified = verify(token, expectations);
            var header = verified.getJoseObjects().getFirst();
            recent.keep(token, header.getHeader("typ"), header.getKeyIdHeaderValue(), verified.getJwtClaims());
            return new DefaultJWTCallerPrincipal(header.getHeader("typ"), verified.getJwtClaims());
        } catch (ParseException e) {
            throw Diagnosis.of(e);
        }
    }

    private JwtContext verify(String token, JWTAuthContextInfo expectations) throws ParseException {
        if (provider.isPresent() && provider.get().claims(token)) {
            return provider.get().parse(token);
        }
        if (isProviderExclusive) {
            throw new RefusedToken(TokenRefusal.unproven(Reason.WRONG_ISSUER), null);
        }
        return own(expectations).parse(token, expectations);
    }

    private DefaultJWTTokenParser own(JWTAuthContextInfo expectations) {
        var known = own;
        if (known == null) {
            known = parser(expectations.getPublicKeyLocation());
            own = known; // made twice when two requests are the first: then one is forgotten
        }
        return known;
    }

    private DefaultJWTTokenParser parser(@Nullable String location) {
        if (hasKeys) {
            return new KeyedParser(keysAtHand.get());
        }
        if (location != null && location.startsWith("http")) {
            return new KeyedParser(PublishedKeys.at(location));
        }
        return new DefaultJWTTokenParser();
    }
}
