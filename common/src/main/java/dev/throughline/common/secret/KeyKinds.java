package dev.throughline.common.secret;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Private keys, as files and programs write them. */
final class KeyKinds {

    private static final int LONGEST = 32768;
    private static final String NAME = "[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?";
    private static final String BEGIN = "-----BEGIN " + NAME + "-----";
    /** Anything but five dashes: a removed block of a diff has one at every line. */
    private static final String INSIDE = "[^-]{0,%1$d}+(?:-{1,4}+[^-]{1,%1$d}+){0,100}+".formatted(LONGEST);
    private static final String WHOLE = BEGIN + INSIDE + "-?-----END " + NAME + "-----";
    /** What a body consists of, escaped line breaks and the line numbers of a listing included. */
    private static final String BODY = "[A-Za-z0-9+/=\\s\\\\→|\"']";
    private static final String ENCRYPTED = "(?:[\\s\\\\rn]{1,8}Proc-Type: 4,ENCRYPTED[\\s\\\\rn]{1,8}DEK-Info: [A-Z0-9-]{1,20},[0-9A-Fa-f]{16,64})?+";

    /** So exact, as the text before them is searched. */
    private static final List<String> ENDS = Stream.of("", "rsa ", "ec ", "dsa ", "openssh ", "encrypted ", "pgp ")
            .map(name -> "-----end " + name + "private key").toList();

    private KeyKinds() {
    }

    static List<SecretKind> all() {
        return List.of(serviceAccount(), privateKey(), puttyKey(),
                SecretKind.ofForm("age-key", "`AGE-SECRET-KEY-1` and 58 characters, also of a plugin")
                        .word("AGE-(?:SECRET-KEY|PLUGIN-[A-Z0-9-]{1,30})-1[02-9AC-HJ-NP-Z]{58,400}", "age-secret-key-",
                                "age-plugin-"),
                SecretKind.ofName("wireguard-key", "`PrivateKey = ` and 32 bytes in base64")
                        .matching("(?i:privatekey|presharedkey)[ \\t]{0,4}=[ \\t]{0,4}(?<secret>[A-Za-z0-9+/]{43}=)",
                                Candidates::isToken, "privatekey", "presharedkey"),
                SecretKind.ofName("jwk-private-key", "`\"d\": \"…\"` of a JSON web key, 43 characters or more")
                        .matching("\"d\\\\{0,2}\"[ \\t]{0,4}:[ \\t]{0,4}\\\\{0,2}\"(?<secret>[A-Za-z0-9_-]{43,700})\\\\{0,2}\"",
                                Candidates::isRandomToken, "\"d\"", "\"d\\\""),
                SecretKind.ofName("seed-phrase", "12 to 24 words of a wallet, under `mnemonic` or `seed phrase`")
                        .matching("(?i:mnemonic|seed[ _-]?phrase|recovery[ _-]?phrase)\\\\?[\"'`]?(?:[ \\t]{0,4}[:=][ \\t]{0,4}"
                                + "| is )\\\\?[\"'`]?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11,23}+)", Candidates::isNoPlaceholder,
                                "mnemonic", "seed", "recovery"));
    }

    /** Its own kind, as it stands for a whole account. */
    private static SecretKind serviceAccount() {
        String field = "\\\\{0,2}\"\\s{0,8}:\\s{0,8}\\\\{0,2}\"";
        return SecretKind.of("gcp-service-account", "the `private_key` of a service account's JSON",
                "stands right behind a `private_key_id`").matching(
                        "private_key_id" + field + "[0-9a-f]{40}\\\\{0,2}\"\\s{0,4},(?:\\s|\\\\n){0,16}\\\\{0,2}\"private_key"
                                + field
                                + "(?<secret>" + WHOLE + ")",
                        KeyKinds::hasBody, "private_key_id");
    }

    private static SecretKind privateKey() {
        return SecretKind.of("private-key",
                "PEM, OpenSSH and PGP blocks `-----BEGIN … PRIVATE KEY-----`: whole, escaped, in a diff or listing, cut short at either end",
                "has a body: at least 32 characters of base64 in a row")
                .matching(WHOLE, KeyKinds::hasBody, "-----begin ")
                .matching(BEGIN + ENCRYPTED + BODY + "{32," + LONGEST + "}(?<=[A-Za-z0-9+/=]{32})", KeyKinds::hasBody,
                        "-----begin ")
                // only the end of a block is shown
                .with(new SecretRule("private-key", ENDS, 4096,
                        Pattern.compile("(?s).{0,4096}?(?<secret>[A-Za-z0-9+/]{60,80}+" + BODY + "{0,4096}+-----END " + NAME
                                + "-----)"),
                        KeyKinds::hasBody));
    }

    private static SecretKind puttyKey() {
        return SecretKind.of("putty-key", "the lines behind `Private-Lines:` of a PuTTY key file", "has a body, as above")
                .matching("Private-Lines: \\d{1,3}(?:\\s|\\\\[rn]){1,4}(?<secret>" + BODY + "{32,8192}(?<=[A-Za-z0-9+/=]{16}))",
                        KeyKinds::hasBody, "private-lines: ");
    }

    /** A header alone, or one with dots or words behind it, gives nothing away. */
    private static boolean hasBody(String block) {
        return BASE64.matcher(block).find();
    }

    private static final Pattern BASE64 = Pattern.compile("(?=[A-Za-z+/]{0,31}[0-9+/])[A-Za-z0-9+/]{32}");
}
