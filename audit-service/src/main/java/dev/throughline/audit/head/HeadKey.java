package dev.throughline.audit.head;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key pair that signs tree heads. */
final class HeadKey {

    static final String ALGORITHM = "Ed25519";

    /** X.509 names the algorithm and then gives the key's own bytes (RFC 8410, section 4). */
    private static final int RAW_BYTES = 32;
    private static final byte[] PROBE = { 1 };

    private final KeyPair pair;
    private final String id;

    private HeadKey(KeyPair pair) throws GeneralSecurityException {
        this.pair = pair;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
        this.id = HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    }

    /** @throws GeneralSecurityException also when the keys are no pair */
    static HeadKey of(KeyPair pair) throws GeneralSecurityException {
        var key = new HeadKey(pair);
        var verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(pair.getPublic());
        verifier.update(PROBE);
        if (!verifier.verify(key.sign(PROBE))) {
            throw new GeneralSecurityException("The public key is another one's");
        }
        return key;
    }

    TreeHead sign(String tenant, long size, byte[] root, long signedAt) {
        String encoded = Base64.getEncoder().encodeToString(root);
        try {
            byte[] signature = sign(TreeHead.signedText(tenant, size, encoded, signedAt));
            return new TreeHead(tenant, size, encoded, signedAt, id, Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with " + ALGORITHM, e);
        }
    }

    /** The public half, as it is published. */
    HeadJwk jwk() {
        byte[] encoded = publicKey();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
        return new HeadJwk("OKP", ALGORITHM, "sig", "EdDSA", id, Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    /** The public key, X.509. */
    byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    private byte[] sign(byte[] text) throws GeneralSecurityException {
        var signer = Signature.getInstance(ALGORITHM);
        signer.initSign(pair.getPrivate());
        signer.update(text);
        return signer.sign();
    }
}
