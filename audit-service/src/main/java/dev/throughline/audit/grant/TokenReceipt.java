package dev.throughline.audit.grant;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.signing.TokenIssuer.IssuedToken;

/** Tokens as OAuth 2 answers them; {@code expiresIn} in seconds, the refresh token absent where there is none. */
public record TokenReceipt(String accessToken, String tokenType, long expiresIn, @Nullable String refreshToken) {

    static TokenReceipt of(IssuedToken token, @Nullable String refreshToken) {
        return new TokenReceipt(token.value(), "Bearer", token.lifetime().toSeconds(), refreshToken);
    }

    @Override
    public String toString() {
        return "TokenReceipt[expiresIn=" + expiresIn + "]"; // the tokens must not reach a log
    }
}
