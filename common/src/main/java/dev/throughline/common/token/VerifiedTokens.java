package dev.throughline.common.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;

/**
 * What tokens said that were verified a moment ago: an agent sends the same one with every event, and to verify a signature
 * costs more than to take the event in. A token is known by its hash, and is not kept itself. One that has expired is not
 * known any more; whether one was revoked is asked elsewhere, with every request.
 */
final class VerifiedTokens {

    /** So much longer a key that was withdrawn is trusted, at most. */
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final String RAW = "raw_token";

    private record Verified(@Nullable String type, Map<String, Object> claims, Instant expiresAt) {
    }

    private final Clock clock;
    private final Cache<String, Verified> known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** All that have verified a token: few, as nobody else can make one. */
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    Optional<JWTCallerPrincipal> find(String token) {
        Verified verified = known.getIfPresent(hash(token));
        if (verified == null || !clock.instant().isBefore(verified.expiresAt())) {
            return Optional.empty();
        }
        var claims = new JwtClaims();
        verified.claims().forEach(claims::setClaim);
        claims.setClaim(RAW, token);
        return Optional.of(new DefaultJWTCallerPrincipal(verified.type(), claims));
    }

    /** The first token of a key ends what is known of the others': one of them may have been withdrawn for it. */
    void keep(String token, @Nullable String type, @Nullable String key, JwtClaims claims) {
        if (keys.add(String.valueOf(key))) {
            known.invalidateAll();
        }
        try {
            var kept = new HashMap<>(claims.getClaimsMap());
            kept.remove(RAW);
            known.put(hash(token),
                    new Verified(type, kept, Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis())));
        } catch (MalformedClaimException e) {
            // not kept, and verified again the next time
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
