package dev.throughline.common.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TOKEN = "head.claims.signature";

    private final VerifiedTokens known = new VerifiedTokens(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aVerifiedTokenSaysTheSameAgain() {
        known.keep(TOKEN, "JWT", "key", claimsUntil(NOW.plusSeconds(1)));

        var principal = known.find(TOKEN).orElseThrow();

        assertThat(principal.getSubject()).isEqualTo("ada");
        assertThat(principal.getGroups()).containsExactly("ingest");
        assertThat(principal.getRawToken()).isEqualTo(TOKEN);
    }

    @Test
    void oneWithAnotherSignatureIsNotKnown() {
        known.keep(TOKEN, "JWT", "key", claimsUntil(NOW.plusSeconds(60)));

        assertThat(known.find("head.claims.signaturf")).isEmpty();
    }

    @Test
    void oneThatHasExpiredIsNotKnownAnyMore() {
        known.keep(TOKEN, "JWT", "key", claimsUntil(NOW));

        assertThat(known.find(TOKEN)).isEmpty();
    }

    @Test
    void theFirstTokenOfAnotherKeyEndsWhatIsKnown() {
        known.keep(TOKEN, "JWT", "key", claimsUntil(NOW.plusSeconds(60)));

        known.keep("other", "JWT", "newer key", claimsUntil(NOW.plusSeconds(60)));

        assertThat(known.find(TOKEN)).isEmpty();
        assertThat(known.find("other")).isPresent();
    }

    private static JwtClaims claimsUntil(Instant expiry) {
        var claims = new JwtClaims();
        claims.setSubject("ada");
        claims.setStringListClaim("groups", List.of("ingest"));
        claims.setExpirationTime(NumericDate.fromMilliseconds(expiry.toEpochMilli()));
        return claims;
    }
}
