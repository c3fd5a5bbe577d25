package dev.throughline.common.token;

import java.util.Arrays;
import java.util.stream.Stream;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.auth.principal.ParseException;

import dev.throughline.common.token.TokenRefusal.Reason;

/** Tells from a failed verification what was wrong with the token. */
final class Diagnosis {

    private Diagnosis() {
    }

    static RefusedToken of(ParseException failure) {
        if (failure instanceof RefusedToken known) {
            return known;
        }
        InvalidJwtException invalid = cause(failure, InvalidJwtException.class);
        if (invalid != null && invalid.getJwtContext() != null) {
            Reason byClaims = byClaims(invalid);
            if (byClaims != null) {
                return new RefusedToken(proven(byClaims, invalid.getJwtContext().getJwtClaims()), failure);
            }
        }
        return new RefusedToken(TokenRefusal.unproven(bySignature(failure, invalid)), failure);
    }

    /** Claims are looked at only once the signature has proven them. */
    private static @Nullable Reason byClaims(InvalidJwtException invalid) {
        if (has(invalid, ErrorCodes.SIGNATURE_INVALID, ErrorCodes.SIGNATURE_MISSING)) {
            return null;
        }
        if (has(invalid, ErrorCodes.ISSUER_INVALID, ErrorCodes.ISSUER_MISSING)) {
            return Reason.WRONG_ISSUER;
        }
        if (has(invalid, ErrorCodes.AUDIENCE_INVALID, ErrorCodes.AUDIENCE_MISSING)) {
            return Reason.WRONG_AUDIENCE;
        }
        return has(invalid, ErrorCodes.EXPIRED) ? Reason.EXPIRED : null;
    }

    private static Reason bySignature(Throwable failure, @Nullable InvalidJwtException invalid) {
        if (cause(failure, InvalidAlgorithmException.class) != null
                || invalid != null && has(invalid, ErrorCodes.SIGNATURE_MISSING)) {
            return Reason.WRONG_ALGORITHM;
        }
        if (cause(failure, UnresolvableKeyException.class) != null) {
            return Reason.UNKNOWN_KEY;
        }
        return invalid != null && has(invalid, ErrorCodes.SIGNATURE_INVALID) ? Reason.FORGED : Reason.MALFORMED;
    }

    private static TokenRefusal proven(Reason reason, JwtClaims claims) {
        return new TokenRefusal(reason, claims.getClaimValueAsString("tenant"), claims.getClaimValueAsString("sub"),
                claims.getClaimValueAsString("jti"));
    }

    private static boolean has(InvalidJwtException invalid, int... codes) {
        return Arrays.stream(codes).anyMatch(invalid::hasErrorCode);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10)
                .filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }
}
