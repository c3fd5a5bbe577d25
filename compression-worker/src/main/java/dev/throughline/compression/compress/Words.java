package dev.throughline.compression.compress;

import java.util.function.Consumer;

/** Takes text apart into words as they are written: identifiers, paths, versions and hyphenated words stay whole. */
final class Words {

    private Words() {
    }

    static void in(String text, Consumer<String> taker) {
        int from = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean isInside = at < text.length() && isPart(text.charAt(at));
            if (isInside && from < 0) {
                from = at;
            } else if (!isInside && from >= 0) {
                take(text, from, at, taker);
                from = -1;
            }
        }
    }

    /** Without the marks around it: the dot that ends a sentence is no part of its last word, the one before "gitignore" is. */
    private static void take(String text, int from, int to, Consumer<String> taker) {
        int end = to;
        while (end > from && "./-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > from) {
            taker.accept(text.substring(from, end));
        }
    }

    private static boolean isPart(char character) {
        return Character.isLetterOrDigit(character) || "_./-+#@$".indexOf(character) >= 0;
    }
}
