package dev.throughline.compression.succession;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes texts apart into words for comparison: paths, versions and identifiers stay whole, in lower case. */
final class Words {

    /** A word with inner marks, or one sign of a script that writes without spaces. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
                    + "|[\\p{L}\\p{N}_@#&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]++"
                    + "(?:[.:/@'+-][\\p{L}\\p{N}_@#&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]++)*+[+#]*+");
    private static final Pattern PLAIN = Pattern.compile("[a-z]+");
    private static final Pattern DOUBLED = Pattern.compile(".*([b-df-hj-np-tv-z])\\1");
    private static final Pattern NUMBER = Pattern.compile("v?\\d[\\d.,_]*[a-z%]{0,3}");
    private static final Pattern IDENTIFIER = Pattern.compile(".*[\\d_./:@#+-].*");
    private static final int SHORTEST_WITH_ENDING = 5;

    /** Words that say that something was decided, or hold a sentence together, and not what it is about. */
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "this", "that", "these", "those", "it", "its", "our",
            "my", "your", "their", "we", "i", "you", "they", "us", "team", "and", "or", "but", "so", "then", "also", "just",
            "please", "ok", "okay", "yes", "to", "of", "for", "in", "on", "at", "as", "with", "by", "from", "into", "is", "are",
            "be", "been", "was", "were", "has", "have", "had", "we've", "we'll", "we're", "i've", "i'll", "let's", "lets",
            "let",
            "will", "would", "should", "must", "shall", "can", "do", "does", "did", "going", "go", "went", "gone", "back",
            "decided", "decide", "decision", "agreed", "agree", "opted", "opt", "settled", "settle", "chosen", "choose",
            "chose",
            "picked", "pick", "prefer", "preferred", "want", "use", "uses", "using", "used", "keep", "stick", "stay", "adopt",
            "adopted", "switch", "switched", "switching", "move", "moved", "moving", "migrate", "migrated", "migrating",
            "change", "changed", "replace", "replaced", "replacing", "always", "anymore", "now", "already", "again", "all",
            "everything", "everywhere", "every", "here", "there", "project", "repository", "repo", "codebase", "default",
            "instead", "rather", "than", "over", "make", "sure", "remember", "final", "finally", "new", "which", "what", "how",
            "where", "when");

    private Words() {
    }

    /** All words, in order. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text.replace('\u2019', '\''));
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** The words that say what a sentence is about, without their endings; negations stay. */
    static List<String> telling(String text) {
        return of(text).stream().filter(word -> !EMPTY.contains(word)).map(Words::withoutEnding).toList();
    }

    /** Words as {@link #telling} gives them, to be looked up. */
    static Set<String> stems(String... words) {
        return Arrays.stream(words).map(Words::withoutEnding).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** Whether it names one thing, so that another name is another thing. */
    static boolean isIdentifier(String word) {
        return IDENTIFIER.matcher(word).matches();
    }

    /** Store, stores, stored and storing are one word; only plain words have endings. */
    private static String withoutEnding(String word) {
        if (word.length() < SHORTEST_WITH_ENDING || !PLAIN.matcher(word).matches()) {
            return word;
        }
        for (String ending : List.of("ing", "ed", "es", "s", "e")) {
            if (word.endsWith(ending) && !word.endsWith("ss")) {
                String stem = word.substring(0, word.length() - ending.length());
                return DOUBLED.matcher(stem).matches() && !ending.equals("s") ? stem.substring(0, stem.length() - 1) : stem;
            }
        }
        return word;
    }
}
