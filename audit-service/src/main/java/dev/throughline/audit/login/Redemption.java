package dev.throughline.audit.login;

import java.util.UUID;

import dev.throughline.common.event.TokenRevoked;

/** What came of a refresh token that was presented. */
public sealed interface Redemption {

    /**
     * It was the current one.
     *
     * @param refreshToken the next one, shown this once
     */
    record Redeemed(UUID loginId, UUID memberId, String refreshToken) implements Redemption {

        @Override
        public String toString() {
            return "Redeemed[loginId=" + loginId + "]"; // the token must not reach a log
        }
    }

    /** It was used before, so someone has it who should not: the login has ended, and its tokens are revoked. */
    record Reused(UUID loginId, UUID memberId, TokenRevoked revoked) implements Redemption {
    }

    /** No login has or had it, as far as is known. */
    record Unknown() implements Redemption {
    }
}
