package dev.throughline.audit.signing;

import java.security.Key;
import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/** Makes this service verify with its own keys: it is the one that needs no JWKS address. */
@Singleton
@Startup
class SigningKeyProducer {

    private final KeyRing ring;

    SigningKeyProducer(KeyRing ring) {
        this.ring = ring;
    }

    @Produces
    @Singleton
    VerificationKeyResolver keys() {
        return this::resolve;
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    JWTAuthContextInfo verification() {
        var verification = new JWTAuthContextInfo();
        verification.setIssuedBy(TokenIssuer.ISSUER);
        verification.setExpectedAudience(Set.of(TokenIssuer.AUDIENCE));
        verification.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        verification.setRequiredClaims(Set.of("sub", "tenant", "jti", "exp"));
        return verification;
    }

    private Key resolve(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String id = signature.getKeyIdHeaderValue();
        return ring.published().stream().map(PublishedKey::key)
                .filter(key -> key.id().equals(id)).findFirst()
                .orElseThrow(() -> new UnresolvableKeyException("No such key is published"))
                .publicKey();
    }
}
