package dev.throughline.common.token;

import org.jose4j.keys.resolvers.VerificationKeyResolver;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/** SmallRye's verification with another source of keys. */
final class KeyedParser extends DefaultJWTTokenParser {

    private final VerificationKeyResolver keys;

    KeyedParser(VerificationKeyResolver keys) {
        this.keys = keys;
    }

    @Override
    protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo expectations) {
        return keys;
    }
}
