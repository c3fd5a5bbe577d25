package dev.throughline.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** A signed tree head, as the service publishes it. */
record Head(String tenant, long size, LeafHash root, long signedAt, String signature) {

    static boolean isHead(Map<String, String> fields) {
        return fields.containsKey("signature");
    }

    /** @throws IllegalArgumentException when a field is missing */
    static Head of(Map<String, String> fields) {
        return new Head(field(fields, "tenant"), Long.parseLong(field(fields, "size")), new LeafHash(field(fields, "root")),
                Long.parseLong(field(fields, "signed_at")), field(fields, "signature"));
    }

    boolean isSignedBy(PublicKey key) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update("throughline-audit-head-v1\n%d\n%s\n%d\n%s".formatted(size, root.base64(), signedAt, tenant)
                    .getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // of another form than a signature has
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a tree head without " + name);
        }
        return value;
    }
}
