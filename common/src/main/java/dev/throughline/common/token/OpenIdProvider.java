package dev.throughline.common.token;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

import dev.throughline.common.token.TokenRefusal.Reason;

/** Verifies the tokens of another issuer and says in the suite's own claims what they mean here. */
final class OpenIdProvider {

    /** Claims that only audit-service may make: a stranger's of the same name mean nothing. */
    private static final List<String> OWN_CLAIMS = List.of("machine", "role");

    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder().setSkipAllValidators()
            .setDisableRequireSignature().setSkipSignatureVerification().build();

    private final OidcConfig config;
    private final String issuer;
    private final JWTAuthContextInfo expectations;
    private final KeyedParser parser;

    OpenIdProvider(OidcConfig config) {
        this.config = config;
        this.issuer = config.issuer().orElseThrow();
        this.expectations = new JWTAuthContextInfo();
        expectations.setIssuedBy(issuer);
        expectations.setExpectedAudience(Set.of(config.audience()));
        expectations.setSignatureAlgorithm(config.algorithms());
        expectations.setRequiredClaims(Set.of("sub", "exp", "iat"));
        String address = config.jwks().orElseThrow(() -> new IllegalStateException("oidc.issuer is set, but not oidc.jwks"));
        this.parser = new KeyedParser(PublishedKeys.at(address));
    }

    /** Whether the token says so; that decides by which keys it is verified, and no more. */
    boolean claims(String token) {
        try {
            return issuer.equals(UNVERIFIED.processToClaims(token).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException e) {
            return false;
        }
    }

    JwtContext parse(String token) throws ParseException {
        JwtContext context = parser.parse(token, expectations);
        translate(context.getJwtClaims(), token);
        return context;
    }

    private void translate(JwtClaims claims, String token) throws RefusedToken {
        String tenant = config.tenant().or(() -> text(value(claims, config.tenantClaim())))
                .orElseThrow(() -> new RefusedToken(TokenRefusal.unproven(Reason.MALFORMED), null));
        List<String> scopes = words(value(claims, config.scopesClaim()))
                .flatMap(word -> config.scopes().getOrDefault(word, Set.of()).stream()).distinct().toList();
        OWN_CLAIMS.forEach(claims::unsetClaim);
        claims.setStringClaim("tenant", tenant);
        claims.setStringListClaim("groups", scopes);
        if (!claims.hasClaim("jti")) { // not every provider gives one, and revoking needs a name
            claims.setJwtId(UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.US_ASCII)).toString());
        }
    }

    private static @Nullable Object value(JwtClaims claims, String path) {
        Object value = claims.getClaimsMap();
        for (String name : path.split("/")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Stream<String> words(@Nullable Object value) {
        return switch (value) {
            case String text -> Stream.of(text.split("[ ,]+"));
            case Collection<?> list -> list.stream().map(String::valueOf);
            case null, default -> Stream.of();
        };
    }
}
