package dev.throughline.common.secret;

import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text with gaps: {@code {h32}} is 32 hexadecimal digits, {@code {u}} a UUID. The other letters name the alphabets below.
 * No text of it looks like a secret, so that no other scanner trips over this repository.
 */
record Template(String text) {

    private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z])(\\d*)}");
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final Map<String, String> ALPHABETS = Map.ofEntries(
            Map.entry("d", DIGITS),
            Map.entry("h", DIGITS + "abcdef"),
            Map.entry("H", DIGITS + "ABCDEF"),
            Map.entry("B", UPPER + "234567"),
            Map.entry("b", "023456789ACDEFGHJKLMNPQRSTUVWXYZ"),
            Map.entry("U", UPPER + DIGITS),
            Map.entry("l", LOWER + DIGITS),
            Map.entry("A", LOWER + UPPER),
            Map.entry("a", LOWER + UPPER + DIGITS),
            Map.entry("w", LOWER + UPPER + DIGITS + "_-"),
            Map.entry("s", LOWER + UPPER + DIGITS + "+/"));

    /** Every gap filled at random. */
    String filled(RandomGenerator random) {
        return replaced((alphabet, length) -> random(alphabet, length, random));
    }

    /** Every gap filled as a manual does: with crosses. */
    String crossedOut() {
        return replaced((alphabet, length) -> "x".repeat(length));
    }

    /** Every gap filled with an eighth of what belongs there. */
    String cutShort(RandomGenerator random) {
        return replaced((alphabet, length) -> random(alphabet, length / 8, random));
    }

    boolean hasGap() {
        return GAP.matcher(text).find();
    }

    private interface Filling {
        String of(String alphabet, int length);
    }

    private String replaced(Filling filling) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(
                filling.of(gap.group(1), gap.group(2).isEmpty() ? 36 : Integer.parseInt(gap.group(2)))));
    }

    private static String random(String alphabet, int length, RandomGenerator random) {
        return switch (alphabet) {
            case "u" -> uuid(random).substring(0, length);
            case "p" -> password(length, random);
            default -> of(ALPHABETS.get(alphabet), length, random);
        };
    }

    /** Of all that a rule for passwords asks for. */
    private static String password(int length, RandomGenerator random) {
        return of(UPPER, 1, random) + of(LOWER, length - 4, random) + of(DIGITS, 2, random) + of("-_+!^~", 1, random);
    }

    private static String uuid(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private static String of(String alphabet, int length, RandomGenerator random) {
        return IntStream.range(0, length).mapToObj(i -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }
}
