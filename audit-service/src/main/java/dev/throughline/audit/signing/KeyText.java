package dev.throughline.audit.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Keys as text: PEM blocks (PKCS #8), each after the lines {@code Signs-From} and {@code Retired-At} where they are known.
 * PEM allows text between its blocks, so that other programs read the file too.
 */
final class KeyText {

    private static final Pattern KEY = Pattern.compile("""
            (?:Signs-From: (?<from>\\S+)\\R)?(?:Retired-At: (?<retired>\\S+)\\R)?\
            -----BEGIN PRIVATE KEY-----(?<body>[^-]+)-----END PRIVATE KEY-----""");

    private KeyText() {
    }

    /** @param path for the message alone */
    static List<PublishedKey> parse(String text, Path path) throws IOException, GeneralSecurityException {
        var keys = new ArrayList<PublishedKey>();
        Matcher matcher = KEY.matcher(text);
        while (matcher.find()) {
            var key = SigningKey.of(Base64.getMimeDecoder().decode(matcher.group("body")));
            Instant from = time(matcher.group("from"));
            keys.add(new PublishedKey(key, from == null ? Instant.EPOCH : from, time(matcher.group("retired"))));
        }
        if (keys.isEmpty()) {
            throw new IOException(path + " is not a PEM file with a PKCS #8 private key");
        }
        return keys;
    }

    static String of(List<PublishedKey> keys) {
        return keys.stream().map(KeyText::of).collect(Collectors.joining("\n"));
    }

    private static String of(PublishedKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key.key().privateKey().getEncoded());
        return "Signs-From: " + key.signsFrom() + "\n"
                + (key.retiredAt() == null ? "" : "Retired-At: " + key.retiredAt() + "\n")
                + "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
