package dev.throughline.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Tokens as audit-service issues them, signed with a key of the test run. */
public final class TestTokens {

    public static final String ISSUER = "throughline";

    /**
     * Where the private key lies: a Quarkus test with a profile has class loaders of its own, and to make a key takes seconds.
     */
    private static final String KEY_PROPERTY = "throughline.test-tokens.key";
    private static final RSAPrivateCrtKey KEY = key();
    /** To sign takes longer than most requests do. */
    private static final Map<Bearer, String> SIGNED = new ConcurrentHashMap<>();

    private record Bearer(String tenant, String user, Set<String> scopes) {
    }

    private TestTokens() {
    }

    /** A user's token in a tenant with these scopes, the same each time. */
    public static String of(String tenant, String user, String... scopes) {
        return SIGNED.computeIfAbsent(new Bearer(tenant, user, Set.of(scopes)),
                unknown -> lasting(Duration.ofHours(1), tenant, user, scopes));
    }

    /** A user's token with this id, so that it can be revoked. */
    public static String withId(String id, String tenant, String user, String... scopes) {
        return sign(claims(tenant, user, scopes).claim("jti", id));
    }

    /** A user's token that is good for so long, another one each time. */
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
        return claims.sign(KEY);
    }

    /** The public key, X.509 in base64. */
    static String publicKey() {
        try {
            var key = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(KEY.getModulus(), KEY.getPublicExponent()));
            return Base64.getEncoder().encodeToString(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private static RSAPrivateCrtKey key() {
        try {
            String encoded = (String) System.getProperties().computeIfAbsent(KEY_PROPERTY, unknown -> generated());
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** PKCS 8 in base64. */
    private static String generated() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
