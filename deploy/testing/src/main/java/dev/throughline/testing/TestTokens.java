package dev.throughline.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Tokens as audit-service issues them, signed with a key of the test run. */
public final class TestTokens {

    public static final String ISSUER = "throughline";

    private static final KeyPair KEY = generate();

    private TestTokens() {
    }

    /** A user's token in a tenant with these scopes. */
    public static String of(String tenant, String user, String... scopes) {
        return sign(claims(tenant, user, scopes));
    }

    /** A user's token with this id, so that it can be revoked. */
    public static String withId(String id, String tenant, String user, String... scopes) {
        return sign(claims(tenant, user, scopes).claim("jti", id));
    }

    /** A user's token that is good for so long. */
    public static String lasting(Duration lifetime, String tenant, String user, String... scopes) {
        return sign(claims(tenant, user, scopes).expiresIn(lifetime));
    }

    static JwtClaimsBuilder claims(String tenant, String user, String... scopes) {
        return Jwt.issuer(ISSUER)
                .audience(ISSUER)
                .subject(user)
                .claim("tenant", tenant)
                .claim("jti", UUID.randomUUID().toString())
                .groups(Set.of(scopes))
                .expiresIn(Duration.ofHours(1));
    }

    static String sign(JwtClaimsBuilder claims) {
        return claims.sign(KEY.getPrivate());
    }

    /** The public key, X.509 in base64. */
    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded());
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
