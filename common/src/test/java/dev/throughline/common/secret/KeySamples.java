package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.throughline.common.secret.SecretSamples.Sample;

/** Key blocks of many lines, in every way in which they are written down. */
final class KeySamples {

    private static final int LINE = 64;

    private final Random random;

    KeySamples(Random random) {
        this.random = random;
    }

    List<Sample> all() {
        var samples = new ArrayList<Sample>();
        for (String name : List.of("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK")) {
            samples.add(sample("private-key", name, block(name, "\n")));
        }
        String pem = block("RSA PRIVATE KEY", "\n");
        samples.add(sample("private-key", "escaped", "{\"key\": \"" + block("PRIVATE KEY", "\\n") + "\\n\"}"));
        samples.add(sample("private-key", "escaped twice", "{\\\"key\\\": \\\"" + block("PRIVATE KEY", "\\\\n") + "\\\"}"));
        samples.add(sample("private-key", "carriage returns", block("PRIVATE KEY", "\r\n")));
        samples.add(sample("private-key", "yaml", "key: |\n" + pem.indent(2)));
        samples.add(sample("private-key", "diff", pem.lines().map(line -> "-" + line).collect(Collectors.joining("\n"))));
        samples.add(sample("private-key", "listing", listing(pem)));
        samples.add(sample("private-key", "code",
                pem.lines().map(line -> "    \"" + line + "\\n\" +").collect(Collectors.joining("\n"))));
        samples.add(sample("private-key", "cut at the end", pem.substring(0, pem.length() / 2 / LINE * LINE)));
        samples.add(sample("private-key", "cut at the start", "…\n" + pem.substring(pem.indexOf('\n', pem.length() / 2) + 1)));
        samples.add(sample("private-key", "encrypted", pem.replaceFirst("\n",
                "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC," + "0A1B2C3D4E5F6071".repeat(2) + "\n\n")));
        samples.add(serviceAccount());
        samples.add(putty());
        return samples;
    }

    private Sample serviceAccount() {
        String id = new Template("{h40}").filled(random);
        return sample("gcp-service-account", "json",
                "{\n  \"type\": \"service_account\",\n  \"private_key_id\": \"" + id + "\",\n  \"private_key\": \""
                        + block("PRIVATE KEY", "\\n") + "\\n\",\n  \"client_email\": \"a@b.iam.gserviceaccount.com\"\n}");
    }

    private Sample putty() {
        return sample("putty-key", "file", "PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 14\n" + body("\n")
                + "\nPrivate-MAC: " + new Template("{h20}").filled(random));
    }

    /** Every line of a body is a part that may not be kept. */
    private static Sample sample(String kind, String place, String text) {
        return new Sample(kind, place, text, List.of(text.split("[^A-Za-z0-9+/=]+|(?<=\\\\)[rn]")).stream()
                .filter(part -> part.length() >= 48).map(part -> part.substring(part.length() - 48)).toList());
    }

    private static String listing(String pem) {
        List<String> lines = pem.lines().toList();
        return IntStream.range(0, lines.size()).mapToObj(i -> "%6d→%s".formatted(i + 1, lines.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private String block(String name, String lineBreak) {
        return "-----BEGIN " + name + "-----" + lineBreak + body(lineBreak) + lineBreak + "-----END " + name + "-----";
    }

    private String body(String lineBreak) {
        byte[] bytes = new byte[620];
        random.nextBytes(bytes);
        String lines = Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encodeToString(bytes);
        return lines.replace("\n", lineBreak);
    }
}
