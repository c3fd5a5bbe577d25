package dev.throughline.common.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Tells a secret's value from what merely stands in its place: references, placeholders, types, ids. */
final class Candidates {

    /**
     * Words that stand where the reader is to put a value of his own, defaults that everybody knows, and marks of templates.
     */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)[\\W_]*+(?:(?:your|my|the|some|an?|example|sample|dummy|fake|test|change|replace|insert|enter)[-_. ][a-z_. -]*+\\d{0,4}"
                    + "|(?:change_?me|replace_?me|to_?do|null|none|nil|undefined|true|false|redacted|removed|masked|hidden"
                    + "|(?:my|test|the)?(?:pass(?:word|wd|phrase)?|secret|token|credentials?|key)\\d{0,4}"
                    + "|postgres|mysql|mongo|redis|root|admin|guest|user(?:name)?|test(?:ing)?|string|value|secret:.*)\\W*)"
                    + "|.*(?:\\.\\.\\.|…|\\*\\*\\*|x{6}|<[\\w .:|-]*>|\\$\\{|\\{\\{|\\$\\(|%[({]|your[-_]|(?<![A-Za-z0-9])your(?-i:[A-Z])|example|placeholder|redacted).*",
            Pattern.DOTALL);
    /** {@code process.env.X}, {@code config.password}, {@code someName}, {@code SOME_NAME}, {@code kebab-name}. */
    private static final Pattern REFERENCE = Pattern.compile(
            "[A-Za-z_$][A-Za-z_$]*(?:[.:/?!-]+[A-Za-z_$][A-Za-z_$]*)*[;,:!?.|&]*");
    /** A reference with digits in it, as in {@code this.auth2.token} or {@code /v1/login}. */
    private static final Pattern PATH = Pattern.compile("[@./~]{0,3}[\\w$-]{1,40}(?:[./:]{1,2}[\\w$-]{1,40}){1,12}");
    /** A path of which every part is a name, or a name and a number: {@code ed25519.Ed25519PrivateKey}, {@code /home/ann}. */
    private static final Pattern NAMES = Pattern.compile(
            "[@.~]{0,2}/?(?:[A-Za-z_$-]{1,40}+\\d{0,6}+[A-Za-z_$-]{0,40}+[./:]{1,2}){1,12}"
                    + "[A-Za-z_$-]{1,40}+\\d{0,6}+[A-Za-z_$-]{0,40}+|(?:https?|file)://.*|(?:~|\\.{0,2})/[\\w.@-]+(?:/[\\w.@-]+)*/?",
            Pattern.DOTALL);
    private static final Pattern UUID = Pattern.compile(Forms.UUID);
    private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]+");
    /** What a person types who makes up a token; a token can hold one and be random beside it. */
    private static final Pattern SEQUENCE = Pattern.compile("(?i)0123456789|1234567890|abcdefgh|(.)\\1{7}");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}(?:[^A-Za-z0-9].*)?");

    private static final int SHORTEST_RANDOM = 16;
    private static final double LEAST_BITS = 3.2;
    private static final double LEAST_HEX_BITS = 2.8;
    private static final double LEAST_BITS_OF_LETTERS = 3.5;
    private static final int LARGEST_ALPHABET = 128;

    private Candidates() {
    }

    static boolean isNoPlaceholder(String value) {
        return !value.startsWith("$") && distinct(value) > 3 && !PLACEHOLDER.matcher(value).matches();
    }

    /** The whole or the random part of a token whose form is known already. */
    static boolean isToken(String value) {
        return isNotTyped(value) && isNoPlaceholder(value);
    }

    /** A value of a form that many words have too. */
    static boolean isTokenLike(String value) {
        return isToken(value) && (hasDigit(value) || bits(value) >= LEAST_BITS_OF_LETTERS && isOfBothCases(value));
    }

    /** A quoted password: any text that is neither a reference nor a word. */
    static boolean isPassword(String value) {
        return distinct(value) > 4 && !REFERENCE.matcher(value).matches() && !NAMES.matcher(value).matches()
                && isNoPlaceholder(value);
    }

    /** A password without quotes, as in a YAML file: in code the same form is an expression. */
    static boolean isBarePassword(String value) {
        return hasDigit(value) && isPassword(value) && !PATH.matcher(value).matches() && !UUID.matcher(value).matches();
    }

    /** The value of an environment's variable: it may be a word, but neither a path nor what code would write. */
    static boolean isVariable(String value) {
        return distinct(value) > 4 && isNoPlaceholder(value) && !PATH.matcher(value).matches()
                && !UUID.matcher(value).matches() && value.indexOf('/') != 0;
    }

    /** The argument of an option that takes a secret. */
    static boolean isArgument(String value) {
        return isBarePassword(value) || isRandom(value);
    }

    /** A password between a colon and an at sign, where a port can stand too. */
    static boolean isUrlPassword(String value) {
        return isNoPlaceholder(value) && !PORT.matcher(value).matches() && "{[(%:".indexOf(value.charAt(0)) < 0;
    }

    /** Text that no person made up: long, with digits, and of high entropy. */
    static boolean isRandom(String value) {
        // the cheap and selective tests first: a text may offer very many candidates
        return value.length() >= SHORTEST_RANDOM && (hasDigit(value) || isJumbled(value))
                && bits(value) >= (HEX.matcher(value).matches() ? LEAST_HEX_BITS : LEAST_BITS)
                && isNotTyped(value) && isNoPlaceholder(value) && (isJumbled(value)
                        || !REFERENCE.matcher(value).matches() && !isPath(value));
    }

    /** As {@link #isRandom}, but an id or a hash under the name of a token is no secret. */
    static boolean isRandomToken(String value) {
        return isRandom(value) && !UUID.matcher(value).matches() && !HEX.matcher(value).matches();
    }

    /** Base64 of a name, a colon and a password. */
    static boolean isBasicCredentials(String value) {
        try {
            String decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon > 0 && decoded.chars().noneMatch(Character::isISOControl)
                    && isNoPlaceholder(decoded.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false; // no base64
        }
    }

    private static boolean isPath(String value) {
        // a token may have dots, as a JWT has; its parts are then longer than a name
        return NAMES.matcher(value).matches()
                || PATH.matcher(value).matches() && (value.indexOf('/') >= 0 || value.indexOf('.') >= 0)
                        && value.codePoints().filter(Character::isDigit).count() < 5;
    }

    /** Capitals and small letters follow each other as they do in no name. */
    private static boolean isJumbled(String value) {
        int changes = 0;
        for (int at = 1; at < value.length(); at++) {
            if (Character.isUpperCase(value.charAt(at)) && Character.isLowerCase(value.charAt(at - 1))
                    || Character.isLowerCase(value.charAt(at)) && Character.isUpperCase(value.charAt(at - 1))) {
                changes++;
            }
        }
        return changes * 3 >= value.length();
    }

    private static boolean isNotTyped(String value) {
        String rest = SEQUENCE.matcher(value).replaceAll("");
        return distinct(rest) > 5 && (rest.length() == value.length() || rest.length() >= SHORTEST_RANDOM);
    }

    private static boolean isOfBothCases(String value) {
        return value.chars().anyMatch(Character::isUpperCase) && value.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static long distinct(String value) {
        return value.chars().distinct().count();
    }

    /** Shannon's entropy a character. */
    private static double bits(String value) {
        int[] counts = new int[LARGEST_ALPHABET];
        value.chars().forEach(c -> counts[c % LARGEST_ALPHABET]++);
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / value.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
