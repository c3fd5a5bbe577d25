package dev.throughline.common.secret;

import java.util.regex.Pattern;

/** Tells a secret's value from what merely stands in its place: references, placeholders, types, ids. */
final class Candidates {

    /** Words that stand where the reader is to put a value of his own, and marks of templates. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)[\\W_]*+(?:(?:your|my|the|some|an?|example|sample|dummy|fake|test|change|replace|insert|enter)[-_. ].*"
                    + "|(?:change_?me|replace_?me|to_?do|null|none|undefined|true|false|secret:.*)\\W*)"
                    + "|.*(?:\\.\\.\\.|…|\\*\\*\\*|xxxx|[<>]|\\$\\{|\\{\\{|\\$\\(|%[({]|your[-_]?(?-i:[A-Z])|example|placeholder|redacted).*");
    /** {@code process.env.X}, {@code config.password}, {@code someName}, {@code SOME_NAME}, {@code kebab-name}. */
    private static final Pattern REFERENCE = Pattern.compile(
            "[A-Za-z_$][A-Za-z_$]*(?:[.:/?!-]+[A-Za-z_$][A-Za-z_$]*)*[;,:!?.|&]*");
    /** A reference with digits in it, as in {@code this.auth2.token} or {@code /v1/login}. */
    private static final Pattern PATH = Pattern.compile("[@./~]{0,3}[\\w$-]{1,40}(?:[./:][\\w$-]{1,40}){1,12}");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]+");

    private static final int SHORTEST_RANDOM = 16;
    private static final double LEAST_BITS = 3.2;
    private static final double LEAST_HEX_BITS = 2.8;
    private static final int LARGEST_ALPHABET = 128;

    private Candidates() {
    }

    static boolean isNoPlaceholder(String value) {
        return !PLACEHOLDER.matcher(value).matches() && !value.startsWith("$") && distinct(value) > 3;
    }

    /** A quoted password: any text that is neither a reference nor a word. */
    static boolean isPassword(String value) {
        return distinct(value) > 4 && !REFERENCE.matcher(value).matches() && isNoPlaceholder(value);
    }

    /** A password without quotes, as in a {@code .env} file: in code the same form is an expression. */
    static boolean isBarePassword(String value) {
        return hasDigit(value) && isPassword(value) && !PATH.matcher(value).matches() && !UUID.matcher(value).matches();
    }

    /** Text that no person made up: long, with digits, and of high entropy. */
    static boolean isRandom(String value) {
        // the cheap and selective tests first: a text may offer very many candidates
        return value.length() >= SHORTEST_RANDOM && hasDigit(value)
                && bits(value) >= (HEX.matcher(value).matches() ? LEAST_HEX_BITS : LEAST_BITS)
                && isNoPlaceholder(value) && !REFERENCE.matcher(value).matches() && !isPath(value);
    }

    /** As {@link #isRandom}, but an id or a hash under the name of a token is no secret. */
    static boolean isRandomToken(String value) {
        return isRandom(value) && !UUID.matcher(value).matches() && !HEX.matcher(value).matches();
    }

    private static boolean isPath(String value) {
        // a token may have dots, as a JWT has; its parts are then longer than a name
        return PATH.matcher(value).matches() && (value.indexOf('/') >= 0 || value.indexOf('.') >= 0)
                && value.codePoints().filter(Character::isDigit).count() < 5;
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
