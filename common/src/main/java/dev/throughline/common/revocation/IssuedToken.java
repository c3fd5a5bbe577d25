package dev.throughline.common.revocation;

import java.time.Instant;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a verified token to tell later whether it is still good. It does not hold the token itself.
 *
 * @param tenantId the {@code tenant} claim
 * @param tokenId the {@code jti} claim
 * @param loginId the {@code sid} claim: the login that it came from; absent for a machine's token
 * @param memberId the {@code sub} claim
 * @param issuedAt the {@code iat} claim, to the second
 * @param expiresAt the {@code exp} claim, to the second
 */
public record IssuedToken(String tenantId, String tokenId, @Nullable String loginId, String memberId, Instant issuedAt,
        Instant expiresAt) {

    public static IssuedToken of(JsonWebToken token) {
        Object login = token.getClaim("sid");
        return new IssuedToken(text(token, "tenant"), text(token, "jti"), login == null ? null : login.toString(),
                text(token, "sub"), Instant.ofEpochSecond(token.getIssuedAtTime()),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    public boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private static String text(JsonWebToken token, String claim) {
        return String.valueOf(token.<Object> getClaim(claim));
    }
}
