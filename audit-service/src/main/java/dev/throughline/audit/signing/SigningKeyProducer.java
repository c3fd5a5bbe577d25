package dev.throughline.audit.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/** Reads the key at the start, and makes this service verify with it: it is the one that needs no JWKS address. */
@Singleton
class SigningKeyProducer {

    @Produces
    @Singleton
    SigningKey signingKey(SigningConfig config) {
        try {
            return new KeyFile(config.keyFile()).read();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The signing key cannot be read from " + config.keyFile(), e);
        }
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    JWTAuthContextInfo verification(SigningKey key) {
        var verification = new JWTAuthContextInfo(key.publicKey(), TokenIssuer.ISSUER);
        verification.setExpectedAudience(Set.of(TokenIssuer.AUDIENCE));
        verification.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        verification.setRequiredClaims(Set.of("sub", "tenant", "jti", "exp"));
        return verification;
    }
}
