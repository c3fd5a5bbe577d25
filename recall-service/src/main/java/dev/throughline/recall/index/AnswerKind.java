package dev.throughline.recall.index;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question asks for beyond its words: "when" is answered by what names a time, "how many" by what names a number. The
 * answer rarely repeats such words, so that matching them finds nothing. Known in English; in other languages none is found.
 */
enum AnswerKind {

    TIME("when|what (?:date|day|month|year|time)|how long|how many (?:days|weeks|months|years)",
            "yesterday|today|tonight|tomorrow|ago|since|"
                    + "(?:last|next|this) (?:week|month|year|night|morning|weekend|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
                    + "(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
                    + "january|february|march|april|may \\d|june|july|august|september|october|november|december|\\d{4}"),
    NUMBER("how (?:many|much|often|old)",
            "\\d+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|couple|few|several");

    private final Pattern asked;
    private final Pattern told;

    AnswerKind(String asked, String told) {
        this.asked = wholeWords(asked);
        this.told = wholeWords(told);
    }

    static Set<AnswerKind> askedBy(String question) {
        return Arrays.stream(values()).filter(kind -> kind.asked.matcher(question).find()).collect(Collectors.toSet());
    }

    static Set<AnswerKind> toldBy(String text) {
        return Arrays.stream(values()).filter(kind -> kind.told.matcher(text).find()).collect(Collectors.toSet());
    }

    private static Pattern wholeWords(String words) {
        return Pattern.compile("(?i)\\b(?:" + words + ")\\b");
    }
}
