package dev.throughline.recall.dashboard.signin;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** What audit-service gave: an access token, its lifetime, and the token by which the next one is got. */
record Tokens(String access, Duration lifetime, @Nullable String refresh) {

    static Tokens of(JsonNode receipt) {
        return new Tokens(receipt.path("access_token").asText(), Duration.ofSeconds(receipt.path("expires_in").asLong()),
                receipt.path("refresh_token").asText(null));
    }

    @Override
    public String toString() {
        return "Tokens[lifetime=" + lifetime + "]"; // the tokens must not reach a log
    }
}
