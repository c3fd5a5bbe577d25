package dev.throughline.audit.grant;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A client's id and secret as the header of RFC 6749, 2.3.1 carries them. */
record BasicCredentials(String id, String secret) {

    private static final String SCHEME = "Basic ";

    /** Empty when the header is something else. */
    static Optional<BasicCredentials> parse(@Nullable String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getDecoder().decode(header.substring(SCHEME.length())), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty()
                    : Optional.of(new BasicCredentials(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "BasicCredentials[id=" + id + "]"; // the secret must not reach a log
    }
}
