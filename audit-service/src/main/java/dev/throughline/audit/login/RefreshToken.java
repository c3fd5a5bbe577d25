package dev.throughline.audit.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: {@code tlr_<tenant>.<login>.<secret>}, the parts in base64url. Clients pass it back as it is.
 *
 * @param loginId names the row
 * @param secret 32 random bytes; only their hash is kept
 */
record RefreshToken(String tenantId, UUID loginId, byte[] secret) {

    /** A fixed beginning, so that scanners for secrets know it wherever it leaks. */
    private static final String PREFIX = "tlr_";
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 500;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    static RefreshToken fresh(String tenantId, UUID loginId) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(tenantId, loginId, secret);
    }

    /** Reads the written form; empty when it is not one. */
    static Optional<RefreshToken> parse(String text) {
        String[] parts = text.startsWith(PREFIX) && text.length() <= LONGEST
                ? text.substring(PREFIX.length()).split("\\.", -1)
                : new String[0];
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String tenant = new String(DECODER.decode(parts[0]), StandardCharsets.UTF_8);
            return tenant.isBlank() ? Optional.empty()
                    : Optional.of(new RefreshToken(tenant, UUID.fromString(parts[1]), DECODER.decode(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String value() {
        return PREFIX + ENCODER.encodeToString(tenantId.getBytes(StandardCharsets.UTF_8)) + "." + loginId + "."
                + ENCODER.encodeToString(secret);
    }

    /** SHA-256: a random secret of this length needs no slow hash. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[loginId=" + loginId + "]"; // the secret must not reach a log
    }
}
