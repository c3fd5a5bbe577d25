package dev.throughline.audit.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An RSA key pair and its name.
 *
 * @param privateKey signs
 * @param publicKey verifies
 * @param id the key's thumbprint (RFC 7638), so that it is the same wherever it is computed
 */
record SigningKey(PrivateKey privateKey, RSAPublicKey publicKey, String id) {

    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private static final int BITS = 2048;

    static SigningKey generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return of(generator.generateKeyPair().getPrivate().getEncoded());
    }

    static SigningKey of(byte[] pkcs8) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        var privateKey = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        var spec = new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent());
        var publicKey = (RSAPublicKey) factory.generatePublic(spec);
        return new SigningKey(privateKey, publicKey, thumbprint(publicKey));
    }

    /** The public half, as JWKS writes it. */
    Jwk jwk() {
        return new Jwk("RSA", "sig", "RS256", id, base64(publicKey.getModulus()), base64(publicKey.getPublicExponent()));
    }

    private static String thumbprint(RSAPublicKey key) throws GeneralSecurityException {
        String members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                .formatted(base64(key.getPublicExponent()), base64(key.getModulus()));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
        return BASE64_URL.encodeToString(digest);
    }

    /** Unsigned big-endian (RFC 7518), so without the sign byte that Java puts in front. */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return BASE64_URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
