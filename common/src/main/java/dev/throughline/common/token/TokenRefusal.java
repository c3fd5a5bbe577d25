package dev.throughline.common.token;

import org.jspecify.annotations.Nullable;

/**
 * Why a token was refused, and whose it is as far as its signature proves that.
 *
 * @param tenantId absent when the signature does not prove it
 * @param memberId absent when the signature does not prove it
 * @param tokenId absent when the signature does not prove it
 */
public record TokenRefusal(Reason reason, @Nullable String tenantId, @Nullable String memberId, @Nullable String tokenId) {

    /** What was wrong with a token. */
    public enum Reason {
        EXPIRED,
        REVOKED,
        WRONG_AUDIENCE,
        WRONG_ISSUER,
        /** The signature is not that of its key. */
        FORGED,
        /** Not signed, or by an algorithm that is not allowed. */
        WRONG_ALGORITHM,
        /** The key that it names is not published, or cannot be fetched. */
        UNKNOWN_KEY,
        /** Not a token, or one that lacks what a token must say. */
        MALFORMED
    }

    /** A refusal of a token of which nothing is proven. */
    static TokenRefusal unproven(Reason reason) {
        return new TokenRefusal(reason, null, null, null);
    }
}
