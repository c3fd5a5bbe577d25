package dev.throughline.common.token;

import java.security.Key;
import java.util.List;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.UnresolvableKeyException;

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
        return (signature, nesting) -> key(signature, nesting, expectations);
    }

    /** The algorithm comes first: a token that is not signed must not make anyone fetch keys. */
    private Key key(JsonWebSignature signature, List<JsonWebStructure> nesting, JWTAuthContextInfo expectations)
            throws UnresolvableKeyException {
        String algorithm = signature.getAlgorithmHeaderValue();
        if (expectations.getSignatureAlgorithm().stream().noneMatch(each -> each.getAlgorithm().equals(algorithm))) {
            String refusal = "This algorithm is not allowed";
            throw new UnresolvableKeyException(refusal, new InvalidAlgorithmException(refusal));
        }
        return keys.resolveKey(signature, nesting);
    }
}
