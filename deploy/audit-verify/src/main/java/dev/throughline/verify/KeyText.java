package dev.throughline.verify;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Reads a public Ed25519 key: the JWK that the service publishes (RFC 8037), or PEM. */
final class KeyText {

    private static final int RAW_BYTES = 32;
    /** What stands before the key's own bytes in X.509 (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private KeyText() {
    }

    /**
     * @throws IllegalArgumentException when it is neither
     * @throws GeneralSecurityException when it is a key of another algorithm
     */
    static PublicKey read(String text) throws GeneralSecurityException {
        byte[] encoded = text.strip().startsWith("{") ? ofJwk(FlatJson.read(text)) : ofPem(text);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] ofJwk(Map<String, String> fields) {
        if (!"OKP".equals(fields.get("kty")) || !"Ed25519".equals(fields.get("crv"))) {
            throw new IllegalArgumentException("the key is not one of Ed25519");
        }
        byte[] raw = Base64.getUrlDecoder().decode(fields.getOrDefault("x", ""));
        if (raw.length != RAW_BYTES) {
            throw new IllegalArgumentException("the key has " + raw.length + " bytes and not " + RAW_BYTES);
        }
        byte[] encoded = new byte[X509_HEAD.length + RAW_BYTES];
        System.arraycopy(X509_HEAD, 0, encoded, 0, X509_HEAD.length);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, RAW_BYTES);
        return encoded;
    }

    private static byte[] ofPem(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
