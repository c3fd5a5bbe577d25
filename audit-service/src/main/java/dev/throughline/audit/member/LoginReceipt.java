package dev.throughline.audit.member;

import dev.throughline.audit.signing.TokenIssuer.IssuedToken;

/** A token as OAuth 2 answers it; {@code expiresIn} in seconds. */
public record LoginReceipt(String accessToken, String tokenType, long expiresIn) {

    static LoginReceipt of(IssuedToken token) {
        return new LoginReceipt(token.value(), "Bearer", token.lifetime().toSeconds());
    }

    @Override
    public String toString() {
        return "LoginReceipt[expiresIn=" + expiresIn + "]"; // the token must not reach a log
    }
}
