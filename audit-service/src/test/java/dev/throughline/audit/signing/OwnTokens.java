package dev.throughline.audit.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Tokens that are signed with the service's own key and of which it knows nothing: no login, and no entry in a log. */
public final class OwnTokens {

    private OwnTokens() {
    }

    public static String of(String tenant, String user, String... scopes) {
        return sign(claims(tenant, user, scopes));
    }

    static JwtClaimsBuilder claims(String tenant, String user, String... scopes) {
        return Jwt.issuer("throughline").audience("throughline").subject(user).claim("tenant", tenant)
                .claim("jti", UUID.randomUUID().toString()).groups(Set.of(scopes)).expiresIn(600);
    }

    static String sign(JwtClaimsBuilder claims) {
        try {
            SigningKey key = new KeyFile(Path.of("target/test-signing-key.pem")).read().getFirst().key();
            return claims.jws().keyId(key.id()).sign(key.privateKey());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The service's key is not where tests expect it", e);
        }
    }
}
