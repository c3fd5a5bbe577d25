package dev.throughline.common.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.throughline.common.event.TokenRevoked;

class RevokedTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.500Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final RevokedTokens tokens = new RevokedTokens(new SimpleMeterRegistry());

    @Test
    void aTokenIsRevokedInItsTenantAlone() {
        tokens.add(TokenRevoked.ofToken("t", "1", NOW, LATER));

        assertThat(tokens.containsToken("t", "1")).isTrue();
        assertThat(tokens.containsToken("u", "1")).isFalse();
        assertThat(tokens.containsToken("t", "2")).isFalse();
    }

    @Test
    void aMembersTokensAreRevokedUpToTheSecond() {
        tokens.add(TokenRevoked.ofMember("t", "ann", NOW, LATER));

        assertThat(tokens.containsMember("t", "ann", Instant.parse("2026-01-01T10:00:00Z"))).isTrue();
        assertThat(tokens.containsMember("t", "ann", Instant.parse("2026-01-01T10:00:01Z"))).isFalse();
    }

    @Test
    void anOlderRevocationTakesNothingBackOfANewerOne() {
        tokens.add(TokenRevoked.ofMember("t", "ann", NOW, LATER));
        tokens.add(TokenRevoked.ofMember("t", "ann", NOW.minusSeconds(60), LATER));

        assertThat(tokens.containsMember("t", "ann", NOW.minusSeconds(30))).isTrue();
    }

    @Test
    void whatHasExpiredIsForgotten() {
        tokens.add(TokenRevoked.ofToken("t", "1", NOW, LATER));
        tokens.add(TokenRevoked.ofToken("t", "2", NOW, NOW.plusSeconds(10)));

        tokens.forgetExpired(NOW.plusSeconds(60));

        assertThat(tokens.size()).isEqualTo(1);
        assertThat(tokens.containsToken("t", "1")).isTrue();
    }
}
