package dev.throughline.common.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tokens are no longer good, though they have not expired. Written by audit-service in the transaction that revokes; key
 * {@link #key()}, and a tombstone once nothing is left to revoke. Names either one token, or a member all of whose tokens
 * up to a moment are meant.
 *
 * @param tenantId whose tokens
 * @param tokenId the token's {@code jti}, or the {@code sid} of all tokens of a login; absent when a member is meant
 * @param memberId the tokens' {@code sub}; absent when one token is meant
 * @param notBefore tokens issued later are good, to the second, as a token's {@code iat} is
 * @param expiresAt when the last of these tokens expires by itself
 */
public record TokenRevoked(
        String tenantId,
        @Nullable String tokenId,
        @Nullable String memberId,
        Instant notBefore,
        Instant expiresAt) {

    public TokenRevoked {
        if ((tokenId == null) == (memberId == null)) {
            throw new IllegalArgumentException("A revocation names a token or a member");
        }
    }

    public static TokenRevoked ofToken(String tenantId, String tokenId, Instant at, Instant expiresAt) {
        return new TokenRevoked(tenantId, tokenId, null, at, expiresAt);
    }

    public static TokenRevoked ofMember(String tenantId, String memberId, Instant at, Instant expiresAt) {
        return new TokenRevoked(tenantId, null, memberId, at, expiresAt);
    }

    /** The record key: {@code <tenant>/token/<id>} or {@code <tenant>/member/<id>}; the latest of a key holds. */
    public String key() {
        return tokenId == null ? memberKey(tenantId, String.valueOf(memberId)) : tokenKey(tenantId, tokenId);
    }

    public static String tokenKey(String tenantId, String tokenId) {
        return tenantId + "/token/" + tokenId;
    }

    public static String memberKey(String tenantId, String memberId) {
        return tenantId + "/member/" + memberId;
    }
}
