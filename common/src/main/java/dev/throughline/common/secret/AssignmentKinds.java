package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.BARE;
import static dev.throughline.common.secret.Forms.QUOTED;
import static dev.throughline.common.secret.Forms.assigned;

import java.util.List;

/** Values that a telling name is given: in environment files, YAML, JSON, properties, XML and code. */
final class AssignmentKinds {

    private static final String[] PASSWORDS = { "password", "passwd", "passphrase", "passwort", "pwd" };
    private static final String[] SECRETS = { "secret", "api_key", "apikey", "api-key", "access_key", "accesskey", "access-key",
            "private_key", "privatekey", "account_key", "accountkey", "signing_key", "signingkey", "encryption_key",
            "encryptionkey",
            "credential", "auth_key", "authkey", "master_key", "masterkey", "license_key", "licensekey", "shared_key",
            "sharedkey",
            "hmac_key", "hmackey", "webhook_key", "service_key", "servicekey", "session_key", "sessionkey" };
    private static final String[] TOKENS = { "access_token", "accesstoken", "access-token", "auth_token", "authtoken",
            "auth-token",
            "api_token", "apitoken", "api-token", "refresh_token", "refreshtoken", "refresh-token", "private_token",
            "private-token",
            "bot_token", "bottoken", "deploy_token", "personal_token" };

    /** Longer, and it is no password. */
    private static final String BARE_PASSWORD = "(?<secret>(?!:)[^\"'`\\s,;=(){}\\[\\]<>\\\\]{8,64}+)(?![^\"'`\\s,;)}\\]\\\\<])";
    /** A variable in capitals with the value right behind: no code, so the value is no expression. */
    private static final String VARIABLE = "(?:_(?:PROD|PRODUCTION|DEV|STAGING|TEST|PRIMARY|ROOT|[0-9]{1,2}))?=(?<secret>[^\\s\"'`$<>(){}\\[\\]\\\\]{8,128}+)(?![(\\[{<$])";
    private static final String CALL = "[A-Za-z]{0,20}+\\(\\\\{0,2}[\"'](?<secret>[^\"'`\\s\\\\]{8,128})\\\\{0,2}[\"']\\)";
    private static final String ELEMENT = "[A-Za-z0-9_.-]{0,20}+>\\s{0,4}(?<secret>[^\\s<>]{6,256})\\s{0,4}</";
    private static final String ATTRIBUTE = "[A-Za-z0-9_.:-]{0,20}+[\"']\\s{1,4}value=[\"'](?<secret>[^\\s\"'<>]{6,256})[\"']";

    private AssignmentKinds() {
    }

    static List<SecretKind> all() {
        return List.of(password(), secret(), token());
    }

    private static SecretKind password() {
        return SecretKind.of("password",
                "`password`, `passwd`, `passphrase`, `pwd` given a value: `=`, `:`, `=>`, a call, an element, an attribute, \"is\"",
                "8 characters or more; no reference, word, path, placeholder or type; without quotes it has a digit")
                .matching(assigned(QUOTED, PASSWORDS), Candidates::isPassword, PASSWORDS)
                .matching("(?:PASSWORD|PASSWD|PASSPHRASE)" + VARIABLE, Candidates::isVariable, PASSWORDS)
                .matching(assigned(BARE_PASSWORD, PASSWORDS), Candidates::isBarePassword, PASSWORDS)
                .matching("(?i:" + String.join("|", PASSWORDS) + ")" + CALL, Candidates::isPassword, PASSWORDS)
                .matching("(?i:" + String.join("|", PASSWORDS) + ")" + ELEMENT, Candidates::isBarePassword, PASSWORDS)
                .matching("(?i:" + String.join("|", PASSWORDS) + ")" + ATTRIBUTE, Candidates::isBarePassword, PASSWORDS)
                .matching(
                        "(?i:password|passwort|passphrase|passwd) (?:is|was|ist|to)[: ]{1,3}\\\\?[\"'`]?(?<secret>[^\\s\"'`\\\\]{8,64}+)",
                        Candidates::isBarePassword, PASSWORDS);
    }

    private static SecretKind secret() {
        return SecretKind.of("secret",
                "`secret`, `api_key`, `access_key`, `private_key`, `signing_key`, `credential` and their like given a value",
                "16 characters or more with digits, 3.2 bits of entropy a character (2.8 in hexadecimal); no reference, path or placeholder")
                .matching(assigned(QUOTED, SECRETS), Candidates::isRandom, SECRETS)
                .matching(assigned(BARE, SECRETS), Candidates::isRandom, SECRETS)
                .matching("(?i:" + String.join("|", SECRETS) + ")" + CALL, Candidates::isRandom, SECRETS)
                .matching("(?i:" + String.join("|", SECRETS) + ")" + ELEMENT, Candidates::isRandom, SECRETS)
                .matching("(?i:" + String.join("|", SECRETS) + ")" + ATTRIBUTE, Candidates::isRandom, SECRETS)
                .matching(
                        "(?i:secret|api key|api_key|access key) (?:is|was)[: ]{1,3}\\\\?[\"'`]?(?<secret>[^\\s\"'`\\\\]{16,512}+)",
                        Candidates::isRandom, "secret", "api key", "api_key", "access key");
    }

    private static SecretKind token() {
        return SecretKind.of("token", "`token` given a value; `access_token`, `auth_token`, `api_token` and their like",
                "as a secret; a hash or UUID counts only under the longer names")
                .matching(assigned(QUOTED, TOKENS), Candidates::isRandom, TOKENS)
                .matching(assigned(BARE, TOKENS), Candidates::isRandom, TOKENS)
                .matching(assigned(QUOTED, "token"), Candidates::isRandomToken, "token")
                .matching(assigned(BARE, "token"), Candidates::isRandomToken, "token")
                .matching("(?i:token)" + ELEMENT, Candidates::isRandomToken, "token")
                .matching("(?i:token) (?:is|was)[: ]{1,3}\\\\?[\"'`]?(?<secret>[^\\s\"'`\\\\]{16,512}+)",
                        Candidates::isRandomToken,
                        "token");
    }
}
